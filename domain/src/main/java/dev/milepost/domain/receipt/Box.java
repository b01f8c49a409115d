package dev.milepost.domain.receipt;

/**
 * A rectangle on a page, in pixels of the upright page, from its top left corner.
 *
 * @param left pixels from the page's left edge
 * @param top pixels from the page's upper edge
 * @param width pixels, not negative
 * @param height pixels, not negative
 */
public record Box(int left, int top, int width, int height) {
    /** @throws IllegalArgumentException if width or height is negative */
    public Box {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a box has no negative size: " + width + " x " + height);
        }
    }

    /** Pixels from the page's left edge to the box's right edge. */
    public int right() {
        return left + width;
    }

    /** Pixels from the page's upper edge to the box's lower edge. */
    public int bottom() {
        return top + height;
    }

    /** Pixels from the page's upper edge to the middle of the box. */
    public double middle() {
        return top + height / 2.0;
    }

    /** The smallest box around both. */
    public Box union(Box other) {
        var x = Math.min(left, other.left);
        var y = Math.min(top, other.top);
        return new Box(x, y, Math.max(right(), other.right()) - x, Math.max(bottom(), other.bottom()) - y);
    }
}
