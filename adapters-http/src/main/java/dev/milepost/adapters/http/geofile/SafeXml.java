package dev.milepost.adapters.http.geofile;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML from outside: no DTD, no entity but XML's own, no other file (OWASP, XML External Entity Prevention). */
final class SafeXml {
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Is told of the elements of a document, by their names without namespace. */
    interface Elements {
        void starts(String name, XMLStreamReader attributes);

        /** @param text the element's own text, without that of elements within */
        void ends(String name, String text);
    }

    /** @throws MalformedGeoFileException if it is no well-formed XML, or has a document type */
    static void read(byte[] content, Elements elements) {
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            var text = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD ->
                        throw new MalformedGeoFileException("a document type (DOCTYPE) is not accepted");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new MalformedGeoFileException("an entity of its own is not accepted");
                    case XMLStreamConstants.START_ELEMENT -> {
                        text.setLength(0);
                        elements.starts(xml.getLocalName(), xml);
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        elements.ends(xml.getLocalName(), text.toString().strip());
                        text.setLength(0);
                    }
                    default -> {
                        // Comments and the like say nothing about a line.
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            var at = malformed.getLocation();
            throw new MalformedGeoFileException("the file is not well-formed XML"
                    + (at == null ? "" : ": line " + at.getLineNumber() + ", column " + at.getColumnNumber()));
        }
    }
}
