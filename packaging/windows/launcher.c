/* Starts the CPython of this folder with the program, and takes nothing from the machine: no variable of the environment, no
 * registry, no library from the current folder or the search path. Built twice: for windows, and with -DCONSOLE for the command line.
 * PYTHON_DLL is given by the build. No header of Python is needed. */
#define WIN32_LEAN_AND_MEAN
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define LONGEST_PATH 32768
#define CANNOT_START 3

typedef int (*python_main)(int, wchar_t **);

static int refuse(const wchar_t *problem) {
    unsigned long code = GetLastError();
#ifdef CONSOLE
    fwprintf(stderr, L"Liaison Desk: %ls (%lu). Install the program again.\n", problem, code);
#else
    wchar_t text[512];
    _snwprintf(text, 511, L"%ls (%lu).\n\nInstall the program again; nothing that you wrote is lost.", problem, code);
    text[511] = 0;
    MessageBoxW(NULL, text, L"Liaison Desk", MB_ICONERROR | MB_OK);
#endif
    return CANNOT_START;
}

/* Installer and uninstaller ask for this name before they touch the folder. It is there until the process ends, for every user. */
static void tell_that_it_runs(const wchar_t *folder) {
    static wchar_t name[MAX_PATH] = L"Global\\LiaisonDesk ";
    size_t used = wcslen(name);
    if (used + wcslen(folder) >= MAX_PATH) return;
    wchar_t *path = wcscpy(name + used, folder);
    CharLowerW(path);
    for (wchar_t *sign = path; *sign; sign++)
        if (*sign == L'\\') *sign = L'/';
    CreateMutexW(NULL, FALSE, name);
}

int wmain(int count, wchar_t **given) {
    static wchar_t folder[LONGEST_PATH], runtime[LONGEST_PATH], library[LONGEST_PATH];
    static wchar_t *fixed[] = {L"-I", L"-B", L"-X", L"utf8", L"-X", L"liaison-launcher", L"-m", L"liaison.app"};
    const int ours = sizeof fixed / sizeof *fixed;

    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    unsigned long length = GetModuleFileNameW(NULL, folder, LONGEST_PATH - 64);
    wchar_t *end = length && length < LONGEST_PATH - 64 ? wcsrchr(folder, L'\\') : NULL;
    if (!end) return refuse(L"The program's folder cannot be found");
    *end = 0;
    _snwprintf(runtime, LONGEST_PATH - 1, L"%ls\\runtime", folder);
    _snwprintf(library, LONGEST_PATH - 1, L"%ls\\" PYTHON_DLL, runtime);
    AddDllDirectory(runtime);
    tell_that_it_runs(folder);

    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python) return refuse(L"A part of the program is missing or damaged");
    python_main run = (python_main)(void *)GetProcAddress(python, "Py_Main");
    if (!run) return refuse(L"A part of the program is damaged");

    /* Qt looks into these before its own folder */
    SetEnvironmentVariableW(L"QT_PLUGIN_PATH", NULL);
    SetEnvironmentVariableW(L"QT_QPA_PLATFORM_PLUGIN_PATH", NULL);

    wchar_t **arguments = calloc((size_t)count + ours + 1, sizeof *arguments);
    if (!arguments) return refuse(L"There is not enough memory");
    arguments[0] = given[0];
    for (int i = 0; i < ours; i++) arguments[1 + i] = fixed[i];
    for (int i = 1; i < count; i++) arguments[ours + i] = given[i];
    return run(count + ours, arguments);
}
