package dev.milepost.adapters.http.pages;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages as plain files, for a bucket or another web server that knows nothing of Milepost. They expect the API under the same
 * origin, and {@code /} and {@code /courier/} to lead to their {@code index.html}.
 */
public final class PageBundle {
    private static final List<String> ROOTS = List.of("/index.html", "/courier/index.html", "/courier/sw.js");
    /** Whatever in a text looks like the address of a file; what isn't one is not found. */
    private static final Pattern ADDRESS = Pattern.compile("[\"'(]((?:/|\\./|\\.\\./)[A-Za-z0-9./-]+\\.[a-z]+)[\"')]");

    /** How libraries name one another's modules; the maps of imports in the pages say the same. */
    private static final Pattern OF_A_LIBRARY =
            Pattern.compile("[\"'](?:@lit/)?((?:lit|lit-html|lit-element|reactive-element)/[A-Za-z0-9./-]+\\.js)[\"']");

    private final PageFiles source = new PageFiles(Optional.empty());

    /** Every file that the pages lead to, by its address, such as {@code /js/main.js}. */
    public Map<String, byte[]> files() {
        var contents = new TreeMap<String, byte[]>();
        collect().forEach((address, file) -> contents.put(address, file.content()));
        return contents;
    }

    /**
     * The content security policy that is to be sent with every page.
     *
     * @param tileOrigin where map tiles come from; may be empty
     * @param others the further origins that scripts of the pages talk to: where the live view is pushed from, where photos are sent to
     */
    public String contentPolicy(String tileOrigin, List<String> others) {
        var pages = collect().values().stream()
                .filter(file -> file.mediaType().startsWith("text/html"))
                .toList();
        return ContentPolicy.of(pages, tileOrigin, others);
    }

    /** The permissions policy that is to be sent with every page. */
    public String permissions() {
        return Pages.PERMISSIONS;
    }

    private Map<String, PageFile> collect() {
        var found = new TreeMap<String, PageFile>();
        var open = new ArrayDeque<>(ROOTS);
        while (!open.isEmpty()) {
            var address = open.pop();
            if (!found.containsKey(address)) {
                source.find(address).ifPresent(file -> {
                    found.put(address, file);
                    open.addAll(addressesIn(address, file));
                });
            }
        }
        return found;
    }

    private static List<String> addressesIn(String address, PageFile file) {
        var text = file.mediaType();
        if (!text.startsWith("text/") && !text.endsWith("json")) {
            return List.of();
        }
        var content = new String(file.content(), StandardCharsets.UTF_8);
        var own = ADDRESS.matcher(content)
                .results()
                .map(found -> Path.of(address).resolveSibling(found.group(1)).normalize())
                .map(path -> path.toString().replace(File.separatorChar, '/'));
        var ofLibraries = OF_A_LIBRARY.matcher(content).results().map(found -> "/lib/" + found.group(1));
        return Stream.concat(own, ofLibraries).toList();
    }
}
