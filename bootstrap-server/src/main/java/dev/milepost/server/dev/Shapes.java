package dev.milepost.server.dev;

import com.sun.source.util.JavacTask;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;

/** What other classes can see of a class: two with the same shape can take each other's place without compiling anything else. */
final class Shapes {
    private Shapes() {}

    /** The shape of each class, by its name with slashes. @param files whose class path has them and what they name */
    static Map<String, String> of(Collection<String> names, JavaCompiler compiler, StandardJavaFileManager files) {
        var task = (JavacTask)
                compiler.getTask(null, files, null, List.of("-proc:none"), List.of("java.lang.Object"), null);
        var shapes = new HashMap<String, String>();
        for (var name : names) {
            var type = task.getElements().getTypeElement(name.replace('/', '.').replace('$', '.'));
            if (type != null) {
                var text = new StringWriter();
                task.getElements().printElements(text, type);
                shapes.put(name, text.toString());
            }
        }
        return shapes;
    }

    /** Whether the classes of a shape have constants, which other classes copy when they are compiled. */
    static boolean hasConstants(String shape) {
        return shape.contains(" = ");
    }
}
