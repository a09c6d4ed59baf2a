; setup.exe. Built by setup_exe.py, which gives VERSION, NUMBERS (four of them), FOLDER, OUTPUT, FILES, LICENSE_TEXT, ICON_FILE and COMPRESSOR.
;
;   setup.exe /S [/CURRENTUSER | /ALLUSERS] [/DESKTOP] [/D=C:\Folder]     uninstall.exe /S
;
; Ends with 0 done, 1 stopped by the person, 2 a file could not be written, 10 Windows is too old, 11 the program is running,
; 12 no right to install for all users, 13 a newer version is installed.
Unicode true
Target amd64-unicode
!if ${COMPRESSOR} == lzma
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!else if ${COMPRESSOR} == zlib
  SetCompressor zlib
!else
  SetCompress off
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
; files keep the one time that every build gives them
SetDateSave on
CRCCheck force

!define PRODUCT "Liaison Desk"
!define PROGRAM "Liaison Desk.exe"
!define COMMAND "liaison-desk.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LiaisonDesk"

Name "${PRODUCT}"
OutFile "${OUTPUT}"
BrandingText "${PRODUCT} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "${PRODUCT}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallMode"
!include MultiUser.nsh
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh
!include StrFunc.nsh
${StrCase}
${UnStrCase}

!define MUI_ICON "${ICON_FILE}"
!define MUI_UNICON "${ICON_FILE}"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_PAGE_LICENSE "${LICENSE_TEXT}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"

LangString TooOld ${LANG_ENGLISH} "${PRODUCT} needs Windows 10 (1809) or later, 64 bit. Nothing was changed."
LangString TooOld ${LANG_RUSSIAN} "Для ${PRODUCT} нужна Windows 10 (1809) или новее, 64-разрядная. Ничего не изменено."
LangString Running ${LANG_ENGLISH} "${PRODUCT} is running. Close it, on every desktop of this computer, and start this again. Nothing was changed."
LangString Running ${LANG_RUSSIAN} "${PRODUCT} работает. Закройте программу у всех пользователей этого компьютера и запустите установку снова. Ничего не изменено."
LangString NoRights ${LANG_ENGLISH} "Installing for all users needs an administrator's rights. Nothing was changed."
LangString NoRights ${LANG_RUSSIAN} "Для установки всем пользователям нужны права администратора. Ничего не изменено."
LangString Newer ${LANG_ENGLISH} "A newer version is installed: $R1. Uninstall it first if you want ${VERSION}; your data stay. Nothing was changed."
LangString Newer ${LANG_RUSSIAN} "Установлена более новая версия: $R1. Если нужна ${VERSION}, сначала удалите новую; ваши данные останутся. Ничего не изменено."
LangString DesktopIcon ${LANG_ENGLISH} "Icon on the desktop"
LangString DesktopIcon ${LANG_RUSSIAN} "Значок на рабочем столе"
LangString DataStay ${LANG_ENGLISH} "Your data stay where they are."
LangString DataStay ${LANG_RUSSIAN} "Ваши данные останутся на месте."

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "${PRODUCT}: installation"
VIAddVersionKey /LANG=${LANG_ENGLISH} "CompanyName" "${PRODUCT}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "MIT licence"

; a command that signs the file it is given, where there is a certificate
!ifdef SIGN
  !finalize `${SIGN} "%1"`
  !uninstfinalize `${SIGN} "%1"`
!endif

!macro Refuse CODE TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; the launcher holds a mutex named after its folder; and Windows opens no executable for writing while it runs, for whomever,
; which also covers a launcher that was too deep down for a name. That it can be renamed says nothing.
!macro RefuseWhenRunning CASE
  ${${CASE}} $R0 "$INSTDIR" "L"
  ${WordReplace} "$R0" "\" "/" "+" $R0
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Global\LiaisonDesk $R0") p .R1 ? e'
  Pop $R2
  ; one that belongs to another user is there and may not be opened
  ${If} $R1 P<> 0
  ${OrIf} $R2 == 5
    !insertmacro Refuse 11 "$(Running)"
  ${EndIf}
  !insertmacro RefuseWhenInUse "${PROGRAM}"
  !insertmacro RefuseWhenInUse "${COMMAND}"
!macroend

!macro RefuseWhenInUse FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $R0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      !insertmacro Refuse 11 "$(Running)"
    ${EndIf}
    FileClose $R0
  ${EndIf}
!macroend

!macro RemoveProgram
  ; whole folders: a module of the version before must not stay
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${COMMAND}"
  Delete "$INSTDIR\installed-by"
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
    !insertmacro Refuse 10 "$(TooOld)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse 10 "$(TooOld)"
  ${EndIf}
  !insertmacro MULTIUSER_INIT
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
  ${AndIf} $MultiUser.InstallMode != "AllUsers"
    !insertmacro Refuse 12 "$(NoRights)"
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "-Program"
  ReadRegStr $R1 SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $R1 != ""
    ${VersionCompare} "$R1" "${VERSION}" $R2
    ${If} $R2 == 1
      !insertmacro Refuse 13 "$(Newer)"
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseWhenRunning StrCase
  !insertmacro RemoveProgram
  SetOverwrite on
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  ; which installer an update takes
  FileOpen $R0 "$INSTDIR\installed-by" w
  FileWrite $R0 "exe"
  FileClose $R0
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallMode" "$MultiUser.InstallMode"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" "$0"
SectionEnd

Section /o "$(DesktopIcon)" SectionDesktop
  CreateShortCut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section "-Desktop by command"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/DESKTOP" $R1
  ${IfNot} ${Errors}
    CreateShortCut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
  ${EndIf}
SectionEnd

Section "Uninstall"
  ; not before: from un.onInit no exit code gets out
  !insertmacro RefuseWhenRunning UnStrCase
  DetailPrint "$(DataStay)"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  ; only when it is empty: what somebody else put there is not ours to remove
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$DESKTOP\${PRODUCT}.lnk"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
SectionEnd
