package dev.milepost.domain.receipt;

/** Why a receipt could not be read by machine. */
public enum UnreadableReason {
    EMPTY_FILE("the file has no content"),
    UNKNOWN_FORMAT("the file is not an image or PDF of a kind that is read here"),
    UNSUPPORTED_FORMAT("this kind of image is not read here: send it as JPEG"),
    DAMAGED_FILE("the file is damaged or cut off"),
    TOO_LARGE("the image has too many pixels"),
    TOO_MANY_PAGES("the document has too many pages"),
    ENCRYPTED("the document is protected by a password"),
    TOOK_TOO_LONG("reading was given up after its time limit"),
    ENGINE_FAILED("the engine that reads text failed on this file"),
    NO_TEXT("no text was found"),
    SEVERAL_RECEIPTS("there is more than one receipt on the photo");

    private final String message;

    UnreadableReason(String message) {
        this.message = message;
    }

    /** For the person who uploaded it. */
    public String message() {
        return message;
    }
}
