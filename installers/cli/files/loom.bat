@echo off
rem Starts loom on the Java runtime that came with it. LOOM_JAVA_OPTS goes to Java.
setlocal
set "APP=%~dp0..\app"
set CACHE=
if exist "%APP%\loom.aot" set CACHE="-XX:AOTCache=%APP%\loom.aot"
set JAVA_TOOL_OPTIONS=
set JDK_JAVA_OPTIONS=
"%~dp0..\runtime\bin\java.exe" @OPTIONS@ %CACHE% %LOOM_JAVA_OPTS% -cp "%APP%\link-loom-cli.jar" io.linkloom.cli.Loom %*
exit /b %errorlevel%
