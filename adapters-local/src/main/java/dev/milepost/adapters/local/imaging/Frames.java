package dev.milepost.adapters.local.imaging;

import dev.milepost.domain.receipt.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws frames around what a reading rests on. */
final class Frames {
    private static final Color FRAME = new Color(0xc2185b);
    private static final Color HALO = Color.WHITE;

    /** A frame is so thick, as a share of the picture's longer side. */
    private static final double THICKNESS = 1 / 400.0;

    private Frames() {}

    /** @param scale pixels of the picture for each pixel of the boxes */
    static void draw(BufferedImage picture, List<Box> boxes, double scale) {
        var thickness = Math.max(2, THICKNESS * Math.max(picture.getWidth(), picture.getHeight()));
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (var box : boxes) {
            var frame = frame(box, scale, 2 * thickness);
            // On paper the frame shows, on a dark table its halo does.
            draw(graphics, frame, HALO, 2 * thickness);
            draw(graphics, frame, FRAME, thickness);
        }
        graphics.dispose();
    }

    private static Rectangle2D frame(Box box, double scale, double margin) {
        return new Rectangle2D.Double(
                box.left() * scale - margin,
                box.top() * scale - margin,
                box.width() * scale + 2 * margin,
                box.height() * scale + 2 * margin);
    }

    private static void draw(Graphics2D graphics, Rectangle2D frame, Color color, double thickness) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke((float) thickness));
        graphics.draw(frame);
    }
}
