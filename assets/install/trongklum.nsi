; The installer for Windows: for one person, with no administrator, in Thai and English.
;
;   makensis -DVERSION=0.1.0 -DPROGRAM=folder-with-the-programs -DOUT=setup.exe [-DTARGET=x86-unicode] trongklum.nsi

; 64-bit, as the program is; not every makensis has such a target.
!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh

!define ID "TrongKlum"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASSES "Software\Classes"
!define KIND "TrongKlum.Registry"

Name "$(Name)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
; An upgrade goes where the older version is.
InstallDirRegKey HKCU "Software\${ID}" "Folder"
BrandingText "$(Name) ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "ตรงกลุ่ม"
VIAddVersionKey /LANG=0 "FileDescription" "ตรงกลุ่ม"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON "trongklum.ico"
!define MUI_UNICON "trongklum.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_FINISHPAGE_RUN "$INSTDIR\trongklum.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is the one for a system in neither language.
!insertmacro MUI_LANGUAGE "Thai"
!insertmacro MUI_LANGUAGE "English"

; NSIS's own Thai is misspelt in places and calls a folder a file. Of what these pages show, all
; that needs it is said here; that each is said twice is no mistake.
!pragma warning disable 6030
!macro SAY NAME TEXT
  LangString ${NAME} ${LANG_THAI} "${TEXT}"
!macroend
!insertmacro SAY ^SetupCaption "ติดตั้ง $(^Name)"
!insertmacro SAY ^UninstallCaption "ถอนการติดตั้ง $(^Name)"
!insertmacro SAY ^DirSubCaption ": โฟลเดอร์"
!insertmacro SAY ^UninstallBtn "&ถอนการติดตั้ง"
!insertmacro SAY ^ClickInstall "กดปุ่ม “ติดตั้ง” เพื่อเริ่ม"
!insertmacro SAY ^ClickUninstall "กดปุ่ม “ถอนการติดตั้ง” เพื่อเริ่ม"
!insertmacro SAY ^DirText "โปรแกรมจะติดตั้งในโฟลเดอร์นี้ และใช้ได้เฉพาะบัญชีผู้ใช้นี้$\r$\nถ้าต้องการโฟลเดอร์อื่น กดปุ่ม “เรียกดู”"
!insertmacro SAY ^DirSubText "โฟลเดอร์ที่จะติดตั้ง"
!insertmacro SAY ^DirBrowseText "เลือกโฟลเดอร์ที่จะติดตั้ง:"
!insertmacro SAY ^SpaceRequired "ใช้พื้นที่: "
!insertmacro SAY ^SpaceAvailable "พื้นที่ว่าง: "
!insertmacro SAY ^UninstallingText "ระบบจะนำโปรแกรมออกจากโฟลเดอร์นี้$\r$\nทะเบียนกลุ่มและการตั้งค่าของท่านจะยังอยู่"
!insertmacro SAY ^UninstallingSubText "ถอนการติดตั้งจาก:"
!insertmacro SAY ^CreateFolder "สร้างโฟลเดอร์: "
!insertmacro SAY ^CreateShortcut "สร้างทางลัด: "
!insertmacro SAY ^CreatedUninstaller "สร้างโปรแกรมถอนการติดตั้ง: "
!insertmacro SAY ^OutputFolder "โฟลเดอร์ที่ติดตั้ง: "
!insertmacro SAY ^RemoveFolder "ลบโฟลเดอร์: "
!insertmacro SAY MUI_TEXT_DIRECTORY_TITLE "เลือกที่ติดตั้ง"
!insertmacro SAY MUI_TEXT_DIRECTORY_SUBTITLE "ไม่ต้องใช้สิทธิผู้ดูแลระบบ"
!insertmacro SAY MUI_TEXT_INSTALLING_SUBTITLE "โปรดรอสักครู่"
!insertmacro SAY MUI_TEXT_FINISH_SUBTITLE "ติดตั้งเรียบร้อยแล้ว"
!insertmacro SAY MUI_TEXT_FINISH_INFO_TITLE "ติดตั้ง $(^NameDA) เรียบร้อยแล้ว"
!insertmacro SAY MUI_TEXT_FINISH_INFO_TEXT "กดปุ่ม “เสร็จสิ้น” เพื่อปิดหน้าต่างนี้"
!insertmacro SAY MUI_TEXT_FINISH_RUN "&เปิด $(^NameDA)"
!insertmacro SAY MUI_TEXT_ABORT_SUBTITLE "ยังติดตั้งไม่เสร็จ"
!insertmacro SAY MUI_TEXT_ABORTWARNING "ต้องการออกจากการติดตั้ง $(^Name) ใช่หรือไม่"
!insertmacro SAY MUI_UNTEXT_CONFIRM_TITLE "ถอนการติดตั้ง $(^NameDA)"
!insertmacro SAY MUI_UNTEXT_CONFIRM_SUBTITLE "นำ $(^NameDA) ออกจากเครื่องนี้"
!insertmacro SAY MUI_UNTEXT_UNINSTALLING_TITLE "กำลังถอนการติดตั้ง"
!insertmacro SAY MUI_UNTEXT_UNINSTALLING_SUBTITLE "โปรดรอสักครู่"
!insertmacro SAY MUI_UNTEXT_FINISH_TITLE "ถอนการติดตั้งแล้ว"
!insertmacro SAY MUI_UNTEXT_FINISH_SUBTITLE "ถอนการติดตั้งเรียบร้อยแล้ว"
!insertmacro SAY MUI_UNTEXT_ABORT_TITLE "ยกเลิกการถอนการติดตั้งแล้ว"
!insertmacro SAY MUI_UNTEXT_ABORT_SUBTITLE "ยังถอนการติดตั้งไม่เสร็จ"

LangString Name ${LANG_THAI} "ตรงกลุ่ม"
LangString Name ${LANG_ENGLISH} "Trong Klum"
LangString Kind ${LANG_THAI} "ทะเบียนกลุ่ม (โปรแกรมตรงกลุ่ม)"
LangString Kind ${LANG_ENGLISH} "Trong Klum group registry"
LangString Safe ${LANG_THAI} "ตรงกลุ่ม (โหมดปลอดภัย)"
LangString Safe ${LANG_ENGLISH} "Trong Klum (safe mode)"
LangString TooOld ${LANG_THAI} "ต้องใช้ Windows 10 ขึ้นไป (64 บิต)"
LangString TooOld ${LANG_ENGLISH} "Windows 10 or later, 64-bit, is needed."
LangString InUse ${LANG_THAI} "โปรแกรมตรงกลุ่มเปิดอยู่ โปรดปิดหน้าต่างก่อน แล้วกด ลองใหม่ (Retry)"
LangString InUse ${LANG_ENGLISH} "Trong Klum is open. Close its window, then press Retry."

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; Leaves only when the program is not running: its file can be opened for writing.
!macro WAIT_UNTIL_CLOSED UN
  Function ${UN}WaitUntilClosed
    again:
    IfFileExists "$INSTDIR\trongklum.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\trongklum.exe" a
    IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUse)" /SD IDCANCEL IDRETRY again
    Abort
    free:
    FileClose $0
    closed:
  FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; Takes the shortcuts away, under the name they were made by: an older version may have been
; installed in the other language.
!macro FORGET_SHORTCUTS
  ReadRegStr $1 HKCU "Software\${ID}" "Menu"
  ${If} $1 != ""
    RMDir /r "$SMPROGRAMS\$1"
    Delete "$DESKTOP\$1.lnk"
  ${EndIf}
!macroend

Section
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  File "${PROGRAM}/trongklum.exe"
  File "${PROGRAM}/trongklum.com"
  File "${PROGRAM}/README.txt"
  File "${PROGRAM}/LICENSE.txt"
  File "${PROGRAM}/OFL.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  !insertmacro FORGET_SHORTCUTS
  CreateDirectory "$SMPROGRAMS\$(Name)"
  CreateShortcut "$SMPROGRAMS\$(Name)\$(Name).lnk" "$INSTDIR\trongklum.exe"
  CreateShortcut "$SMPROGRAMS\$(Name)\$(Safe).lnk" "$INSTDIR\trongklum.exe" "--safe"
  CreateShortcut "$DESKTOP\$(Name).lnk" "$INSTDIR\trongklum.exe"

  ; Registries open in the program, unless the person chose another for them.
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(Kind)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\trongklum.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\trongklum.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.ron\OpenWithProgids" "${KIND}" ""
  ReadRegStr $0 HKCU "${CLASSES}\.ron" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\.ron" "" "${KIND}"
  ${EndIf}
  ; So that a console finds `trongklum` by way of Start, Run, and by its full name.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\trongklum.exe" "" "$INSTDIR\trongklum.exe"

  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\${ID}" "Menu" "$(Name)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(Name)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\trongklum.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Trong Klum"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

; Takes away what the installer brought, and nothing that is the person's own: neither
; registries, wherever they are kept, nor settings.
Section Uninstall
  Call un.WaitUntilClosed
  Delete "$INSTDIR\trongklum.exe"
  Delete "$INSTDIR\trongklum.com"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\OFL.txt"
  Delete "$INSTDIR\uninstall.exe"
  ; Only if nothing else is in it.
  RMDir "$INSTDIR"

  !insertmacro FORGET_SHORTCUTS
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegValue HKCU "${CLASSES}\.ron\OpenWithProgids" "${KIND}"
  ReadRegStr $0 HKCU "${CLASSES}\.ron" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\.ron" ""
  ${EndIf}
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\trongklum.exe"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "TrongKlum"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  ${RefreshShellIcons}
SectionEnd
