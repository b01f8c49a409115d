package dev.milepost.server.dev;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads the classes of one server. Looks there first: the libraries have none of them, and each search through all takes its time. */
final class ServerLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Classes classes;

    /** @param folders of resources, and what processes of the server's own need @param libraries loads what is not ours */
    ServerLoader(Classes classes, URL[] folders, ClassLoader libraries) {
        super("milepost", folders, libraries);
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        var file = classes.files().get(name.replace('.', '/'));
        if (file == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, file, 0, file.length) : loaded;
        }
    }
}
