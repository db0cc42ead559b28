@echo off
rem Starts the Link Loom server. Words after the name go to the server, LINK_LOOM_JAVA_OPTS to Java.
setlocal
set "APP=%~dp0..\app"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"

"%JAVA%" --version >nul 2>&1
if errorlevel 1 (
    echo Link Loom needs Java 25. Install it, or set JAVA_HOME to where it is. 1>&2
    exit /b 1
)

set "AOT="
if exist "%APP%\link-loom-server.aot" set AOT="-XX:AOTCache=%APP%\link-loom-server.aot"
"%JAVA%" --enable-native-access=ALL-UNNAMED %LINK_LOOM_JAVA_OPTS% %AOT% -jar "%APP%\link-loom-server.jar" %*
exit /b %errorlevel%
