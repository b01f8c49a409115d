package dev.milepost.adapters.http;

import static java.util.Map.entry;

import dev.milepost.application.architecture.AdapterArchitectureContract;
import dev.milepost.application.architecture.DependencyRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpArchitectureTest implements AdapterArchitectureContract {
    private static final String BASE = "dev.milepost.adapters.http";

    /** Where each technology may be known; JSON is what most of this module is about. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            entry("com.google.zxing..", List.of("phone")),
            entry("com.nimbusds..", List.of("security")),
            entry("com.password4j..", List.of("security")),
            entry("com.github.f4b6a3.uuid..", List.of("identifier")),
            entry("org.apache.commons.csv..", List.of("report")),
            entry("javax.imageio..", List.of("phone")),
            entry("org.apache.poi..", List.of("reportfile")),
            entry("org.openpdf..", List.of("reportfile")),
            entry("java.awt", List.of("reportfile")),
            entry("javax.xml.stream..", List.of("geofile")),
            entry("javax.crypto..", List.of("dispatch", "security")),
            entry("java.net", List.of("phone", "sending")),
            entry("javax.net.ssl", List.of("sending")),
            entry("org.apache.hc..", List.of("sending")),
            entry("jakarta.mail..", List.of("sending")),
            entry("org.eclipse.angus.mail..", List.of("sending")));

    @Override
    public String basePackage() {
        return BASE;
    }

    @Override
    public Set<String> technologies() {
        return Set.of(
                "com.fasterxml.jackson.annotation",
                "com.github.f4b6a3.uuid..",
                "com.google.zxing..",
                "com.nimbusds..",
                "java.awt.image",
                "javax.imageio..",
                "com.password4j..",
                "jakarta.mail..",
                "java.awt",
                "java.net",
                "javax.crypto..",
                "javax.net.ssl",
                "javax.xml.stream..",
                "org.apache.commons.csv..",
                "org.apache.hc..",
                "org.apache.poi..",
                "org.eclipse.angus.mail..",
                "org.openpdf..",
                "tools.jackson..");
    }

    @Test
    void eachTechnologyStaysInItsPlace() {
        PLACES.forEach((technology, places) -> DependencyRules.technologyStaysIn(
                        technology,
                        places.stream().map(place -> BASE + "." + place + "..").toArray(String[]::new))
                .check(compiled()));
    }

    @Test
    void subjectsFormNoCycle() {
        DependencyRules.noCycles(BASE).check(compiled());
    }
}
