@echo off
rem Starts loom on the Java runtime that came with it. LOOM_JAVA_OPTS goes to Java.
setlocal
set "APP=%~dp0..\app"
set JAVA_TOOL_OPTIONS=
set JDK_JAVA_OPTIONS=
"%~dp0..\runtime\bin\java.exe" @OPTIONS@ "-XX:AOTCache=%APP%\loom.aot" %LOOM_JAVA_OPTS% -cp "@CLASSPATH@" io.linkloom.cli.Loom %*
exit /b %errorlevel%
