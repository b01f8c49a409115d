package dev.milepost.adapters.http.geofile;

import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import dev.milepost.domain.geo.GeoPoint;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes GPX 1.1. */
public final class GpxWriter {
    private static final String NAMESPACE = "http://www.topografix.com/GPX/1/1";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private GpxWriter() {}

    /** A planned line. @param waypoints named places, in order */
    public static byte[] route(String name, List<GeoPoint> path, List<Map.Entry<String, GeoPoint>> waypoints) {
        return document(xml -> {
            for (var waypoint : waypoints) {
                point(xml, "wpt", waypoint.getValue());
                text(xml, "name", waypoint.getKey());
                xml.writeEndElement();
            }
            xml.writeStartElement("rte");
            text(xml, "name", name);
            for (var point : path) {
                point(xml, "rtept", point);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    /** A recorded track. */
    public static byte[] track(String name, List<TimedPoint> points) {
        return document(xml -> {
            xml.writeStartElement("trk");
            text(xml, "name", name);
            xml.writeStartElement("trkseg");
            for (var timed : points) {
                point(xml, "trkpt", timed.point());
                if (timed.time().isPresent()) {
                    text(xml, "time", timed.time().get().toString());
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static byte[] document(Content content) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("gpx");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("version", "1.1");
            xml.writeAttribute("creator", "Milepost");
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException neverInMemory) {
            throw new IllegalStateException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    private static void point(XMLStreamWriter xml, String element, GeoPoint point) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("lat", degrees(point.lat()));
        xml.writeAttribute("lon", degrees(point.lon()));
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.7f", value);
    }
}
