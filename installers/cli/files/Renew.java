import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar anew with the class files of the running Java instead of those of 2004, which an AOT cache leaves out.
 *
 * <p>The instructions stay what they are; only the tables for the newer verifier are added. Usage: `java Renew.java OLD.jar NEW.jar`.
 */
final class Renew {
    /** The last one without those tables. */
    private static final int OLD = 49;

    public static void main(String[] words) throws IOException {
        Path from = Path.of(words[0]);
        ClassFile classes = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ConstantPoolSharingOption.NEW_POOL,
                ClassFile.ClassHierarchyResolverOption.of(hierarchy(from)));
        ClassTransform renewed = ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                .andThen((target, element) -> {
                    if (element instanceof ClassFileVersion) target.withVersion(ClassFile.latestMajorVersion(), 0);
                    else target.with(element);
                });
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(from));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(Path.of(words[1])))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                    ClassModel model = classes.parse(bytes);
                    if (model.majorVersion() <= OLD) bytes = classes.transformClass(model, renewed);
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(bytes);
                out.closeEntry();
            }
        }
    }

    private static ClassHierarchyResolver hierarchy(Path jar) throws MalformedURLException {
        URLClassLoader own = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return ClassHierarchyResolver.ofResourceParsing(own)
                .orElse(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader()));
    }
}
