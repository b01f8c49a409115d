package dev.milepost.server.dev;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** What one run of the compiler sees beside the libraries, and what it writes: both in memory. */
final class CompilerFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Classes seen;
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    /** @param libraries has them on its class path @param seen without what is to be compiled */
    CompilerFiles(JavaFileManager libraries, Classes seen) {
        super(libraries);
        this.seen = seen;
    }

    Map<String, byte[]> written() {
        var files = new HashMap<String, byte[]>();
        written.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
        return files;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        var libraries = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
            return libraries;
        }
        var all = new ArrayList<JavaFileObject>();
        var prefix = packageName.replace('.', '/') + '/';
        seen.files().forEach((name, bytes) -> {
            if (name.startsWith(prefix) && (recurse || name.indexOf('/', prefix.length()) < 0)) {
                all.add(new Seen(name, bytes));
            }
        });
        libraries.forEach(all::add);
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Seen ours ? ours.name.replace('/', '.') : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new Written(className.replace('.', '/'));
    }

    private static URI address(String name) {
        return URI.create("memory:///" + name + JavaFileObject.Kind.CLASS.extension);
    }

    private static final class Seen extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        Seen(String name, byte[] bytes) {
            super(address(name), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private final class Written extends SimpleJavaFileObject {
        private final String name;

        Written(String name) {
            super(address(name), Kind.CLASS);
            this.name = name;
        }

        @Override
        public OutputStream openOutputStream() {
            return written.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        }
    }
}
