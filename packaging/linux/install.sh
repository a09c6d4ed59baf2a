#!/bin/sh
# Installs the folder this lies in for the person who calls, without root: program, menu entry, command. What was there is replaced
# as a whole; the store in ~/.local/share/LiaisonDesk is never touched. Exit codes: 0 done, 11 the program is running, 12 no room or no right.
#
# --target DIR   the program's folder, instead of ~/.local/lib/liaison-desk
# --uninstall    remove what an installation put there
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
target=$HOME/.local/lib/liaison-desk
remove=
while [ $# -gt 0 ]; do
    case $1 in
    --target) target=$2 && shift ;;
    --uninstall) remove=yes ;;
    *) echo "install.sh: unknown argument $1" >&2 && exit 2 ;;
    esac
    shift
done
entry=$data/applications/liaison-desk.desktop
icon=$data/icons/hicolor/scalable/apps/liaison-desk.svg
command=$HOME/.local/bin/liaison-desk

refresh_menu() {
    if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q "$data/applications" || true; fi
}

running() {
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/exe" 2>/dev/null)" = "$target/liaison-desk" ] && return 0
    done
    return 1
}

if running; then
    echo "Liaison Desk is running: close it and run this again." >&2
    exit 11
fi
if [ -n "$remove" ]; then
    rm -rf "$target" "$entry" "$icon" "$command"
    refresh_menu
    echo "Removed. The store in $data/LiaisonDesk was left as it is."
    exit 0
fi

umask 022
new=$target.new.$$
trap 'rm -rf "$new"' EXIT
if ! { mkdir -p "$(dirname "$target")" "$(dirname "$entry")" "$(dirname "$icon")" "$(dirname "$command")" &&
    cp -R "$here/liaison-desk" "$new" && cp "$here/install.sh" "$new/"; }; then
    echo "Nothing was changed: $(dirname "$target") has no room, or may not be written." >&2
    exit 12
fi
rm -rf "$target"
mv "$new" "$target"
ln -sfn "$target/liaison-desk" "$command"
while IFS= read -r line; do
    case $line in
    Exec=*) printf 'Exec="%s"\n' "$target/liaison-desk" ;;
    TryExec=*) printf 'TryExec=%s\n' "$target/liaison-desk" ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$here/liaison-desk.desktop" >"$entry"
cp "$here/liaison-desk.svg" "$icon"
refresh_menu
echo "Liaison Desk is in the menu, and as $command on the command line. To remove it: sh $target/install.sh --uninstall"
