#!/bin/sh
# sh packaging/bare_machine.sh [SUITE...]   (as root on Debian; suites default to bookworm and trixie)
#
# Proves README's two commands where nothing is installed: makes machines of Debian's smallest system (no Python, no Qt
# libraries, no git, no screen), puts a clone of this checkout's last commit in, and times there
#   run    from nothing to the window on a screen, and to the window again
#   test   from nothing to the last check, and again
#   run    without a screen: the sentence and its exit code
# Logs and pictures of the window are left in build/bare-machine.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
results=$root/build/bare-machine
work=$(mktemp -d /var/tmp/bare-machine.XXXXXX)
failures=0
screen_process=
window_process=
mkdir -p "$results"
: >"$results/times.txt"

clean_up() {
    for process in $window_process $screen_process; do kill -KILL "$process" 2>/dev/null || true; done
    # machines mount only inside namespaces of their own, so nothing foreign can lie below
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

now() { date +%s.%N; }
since() { echo "$1 $(now)" | awk '{printf "%.1f s", $2 - $1}'; }
report() { echo "$*" | tee -a "$results/times.txt"; }
fail() { report "FAILED: $*"; failures=$((failures + 1)); }

need() {
    for pair in "$@"; do
        command -v "${pair%:*}" >/dev/null || missing="${missing:-} ${pair#*:}"
    done
    [ -z "${missing:-}" ] && return
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# What this machine needs to reach its package sources, and nothing else: names, proxies and certificates.
carry_network() {
    cp /etc/resolv.conf /etc/hosts "$1/etc/"
    apt-config dump | grep -E '^Acquire::(https?::(Proxy|CAInfo|Verify)|Check-|Retries)' \
        >"$1/etc/apt/apt.conf.d/90network" || true
    mkdir -p "$1/etc/ssl/certs" "$1/usr/local/share/ca-certificates"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$1/usr/local/share/ca-certificates/" \;
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"; fi
}

carried_variables() {
    env | grep -iE '^(https?_proxy|no_proxy|all_proxy|ssl_cert_file|pip_(cert|proxy|index_url|trusted_host|default_timeout))=' || true
    for name in index-url trusted-host proxy; do
        value=$(python3 -m pip config get "global.$name" 2>/dev/null) &&
            echo "PIP_$(echo "$name" | tr 'a-z-' 'A-Z_')=$value"
    done
    true
}

make_base() { # SUITE FOLDER
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' | head -n 1)
    debootstrap --variant=minbase "$1" "$2" "$mirror" >"$results/$1-base.log" 2>&1 ||
        { tail "$results/$1-base.log"; exit 1; }
    carry_network "$2"
    git clone --quiet --no-local "$root" "$2/root/liaison-desk"
}

# Run a command in a machine with processes and mounts of its own, which end with it: MACHINE NAME=VALUE... -- COMMAND...
inside() {
    machine=$1
    shift
    carried_variables >"$work/variables"
    set -- LANG=C.UTF-8 HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
    while read -r variable; do set -- "$variable" "$@"; done <"$work/variables"
    exec unshare --mount --pid --fork --kill-child sh -c '
        mount -t proc proc "$0/proc"
        mkdir -p "$0/dev/shm" && mount -t tmpfs tmpfs "$0/dev/shm"
        exec chroot "$0" env -i --chdir=/root/liaison-desk "$@"' "$machine" "$@"
}

start_screen() {
    mkfifo "$work/display"
    Xvfb -displayfd 3 -screen 0 1440x900x24 -ac -noreset -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
    screen_process=$!
    read -r number <"$work/display"
    display=:$number
}

window_visible() {
    for window in $(xwininfo -display "$display" -root -children | awk '/^ +0x/ {print $1}'); do
        xwininfo -display "$display" -id "$window" 2>/dev/null |
            awk '/Width:/ {wide = $2 > 200} /Map State: IsViewable/ {seen = 1} END {exit !(wide && seen)}' && return 0
    done
    return 1
}

prove_window() { # SUITE MACHINE LABEL PICTURE
    start=$(now)
    (inside "$2" DISPLAY="$display" sh packaging/dev run) >"$results/$4.log" 2>&1 </dev/null &
    window_process=$!
    until window_visible; do
        if ! kill -0 "$window_process" 2>/dev/null; then
            fail "$1: run ended without a window"
            tail -n 20 "$results/$4.log"
            window_process=
            return
        fi
        sleep 0.1
    done
    report "$1: run, $3 to the window: $(since "$start")"
    sleep 3
    (inside "$2" DISPLAY="$display" .venv/bin/python -c "
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save('/root/window.png')")
    cp "$2/root/window.png" "$results/$4.png"
    kill -KILL "$window_process"  # unshare ignores gentler signals
    wait "$window_process" 2>/dev/null || true
    window_process=
    while window_visible; do sleep 0.1; done
}

prove_test() { # SUITE MACHINE LABEL LOG
    start=$(now)
    if (inside "$2" CI=true sh packaging/dev test) >"$results/$4.log" 2>&1 </dev/null; then
        report "$1: test, $3: $(since "$start"); $(tail -n 1 "$results/$4.log")"
    else
        fail "$1: test, $3, after $(since "$start")"
        tail -n 40 "$results/$4.log"
    fi
}

prove_without_screen() { # SUITE MACHINE LABEL
    start=$(now)
    code=0
    (inside "$2" sh packaging/dev run) >"$results/$1-no-screen.log" 2>&1 </dev/null || code=$?
    report "$1: run without a screen, $3: $(since "$start"), exit code $code: $(tail -n 1 "$results/$1-no-screen.log")"
    [ "$code" = 5 ] || fail "$1: run without a screen should end with exit code 5"
    start=$(now)
    code=0
    (inside "$2" sh packaging/dev run who BY) >"$results/$1-who.log" 2>&1 </dev/null || code=$?
    report "$1: run who BY: $(since "$start"), exit code $code"
    head -n 12 "$results/$1-who.log"
    [ "$code" = 0 ] || fail "$1: run who BY ended with exit code $code"
}

need debootstrap:debootstrap Xvfb:xvfb xwininfo:x11-utils git:git
start_screen
for suite in "${@:-bookworm trixie}"; do suites="${suites:-} $suite"; done
for suite in $suites; do
    start=$(now)
    make_base "$suite" "$work/base"
    echo "$suite: base system made in $(since "$start")"
    for machine in window test screenless; do cp -a "$work/base" "$work/$machine"; done
    prove_window "$suite" "$work/window" "from nothing" "$suite-window"
    prove_window "$suite" "$work/window" "again" "$suite-window-again"
    prove_without_screen "$suite" "$work/screenless" "from nothing"
    prove_test "$suite" "$work/test" "from nothing" "$suite-test"
    prove_test "$suite" "$work/test" "again" "$suite-test-again"
    rm -rf --one-file-system "${work:?}/base" "$work/window" "$work/test" "$work/screenless"
done
echo
echo "Measured (logs and pictures in $results):"
cat "$results/times.txt"
[ "$failures" = 0 ]
