/* For tests under Wine, never shipped: Wine 8 ends a program that asks for a colour profile, and Qt does without one. */
#include <windows.h>
__declspec(dllexport) BOOL WINAPI CloseColorProfile(void *profile) {
    (void)profile;
    return TRUE;
}
__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(void *profile, void *buffer, DWORD *size) {
    (void)profile, (void)buffer, (void)size;
    return FALSE;
}
__declspec(dllexport) void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD create) {
    (void)profile, (void)access, (void)share, (void)create;
    return 0;
}
__declspec(dllexport) void *WINAPI WcsCreateIccProfile(void *profile, DWORD options) {
    (void)profile, (void)options;
    return 0;
}
