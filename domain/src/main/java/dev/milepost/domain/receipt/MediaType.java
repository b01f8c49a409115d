package dev.milepost.domain.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that a receipt may be uploaded as. */
public enum MediaType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic"),
    PDF("application/pdf", "pdf");

    /** So many first bytes are enough for {@link #sniff(byte[])}. */
    public static final int SNIFFED_BYTES = 1024;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif");

    private final String contentType;
    private final String fileEnding;

    MediaType(String contentType, String fileEnding) {
        this.contentType = contentType;
        this.fileEnding = fileEnding;
    }

    /** What names of such files end with, after the dot: {@code jpg}. */
    public String fileEnding() {
        return fileEnding;
    }

    /** As in the HTTP header Content-Type: {@code image/jpeg}. */
    public String contentType() {
        return contentType;
    }

    /** The type of this content type, without parameters, in any case; empty for others. */
    public static Optional<MediaType> of(String contentType) {
        return Arrays.stream(values())
                .filter(type -> type.contentType.equalsIgnoreCase(contentType.strip()))
                .findFirst();
    }

    /**
     * The type that the content itself shows by its first bytes, whatever its name or header says; empty for anything else.
     *
     * @param content the file or its first {@value #SNIFFED_BYTES} bytes
     */
    public static Optional<MediaType> sniff(byte[] content) {
        var head = new String(content, 0, Math.min(content.length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (head.startsWith("ftyp", 4) && head.length() >= 12 && HEIC_BRANDS.contains(head.substring(8, 12))) {
            return Optional.of(HEIC);
        }
        // ISO 32000-1, implementation note 13: readers accept the header anywhere in the first 1024 bytes.
        return head.contains("%PDF-") ? Optional.of(PDF) : Optional.empty();
    }
}
