#!/bin/sh
# Starts loom on the Java runtime that came with it. LOOM_JAVA_OPTS goes to Java.
# No program is started but Java, unless this is reached by a symbolic link: every fork is felt in a command that takes a tenth of a second.
self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
case $self in
    */*) home=${self%/*}/.. ;;
    *) home=.. ;;
esac
app=$home/app
# Meant for other Java programs; they would announce themselves among what loom prints.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
cache=
[ ! -f "$app/loom.aot" ] || cache=-XX:AOTCache=$app/loom.aot
# shellcheck disable=SC2086 # several options in one variable
exec "$home/runtime/bin/java" @OPTIONS@ ${cache:+"$cache"} ${LOOM_JAVA_OPTS:-} -cp "$app/link-loom-cli.jar" io.linkloom.cli.Loom "$@"
