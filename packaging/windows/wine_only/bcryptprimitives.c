/* For tests under Wine, never shipped: Wine 8 lacks this door to the system's random numbers, and has the older one. */
#include <windows.h>

#include <bcrypt.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T size) {
    return BCryptGenRandom(NULL, buffer, (ULONG)size, BCRYPT_USE_SYSTEM_PREFERRED_RNG) == 0;
}
