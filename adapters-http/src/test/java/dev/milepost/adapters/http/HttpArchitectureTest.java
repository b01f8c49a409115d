package dev.milepost.adapters.http;

import dev.milepost.application.architecture.AdapterArchitectureContract;
import dev.milepost.application.architecture.DependencyRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpArchitectureTest implements AdapterArchitectureContract {
    private static final String BASE = "dev.milepost.adapters.http";

    /** Where each technology may be known; JSON is what most of this module is about. */
    private static final Map<String, String> PLACES = Map.of(
            "com.nimbusds..", BASE + ".security",
            "com.password4j..", BASE + ".security",
            "com.github.f4b6a3.uuid..", BASE + ".identifier",
            "org.apache.commons.csv..", BASE + ".report",
            "javax.xml.stream..", BASE + ".geofile",
            "javax.crypto..", BASE + ".dispatch");

    @Override
    public String basePackage() {
        return BASE;
    }

    @Override
    public Set<String> technologies() {
        return Set.of(
                "com.fasterxml.jackson.annotation",
                "com.github.f4b6a3.uuid..",
                "com.nimbusds..",
                "com.password4j..",
                "javax.crypto..",
                "javax.xml.stream..",
                "org.apache.commons.csv..",
                "tools.jackson..");
    }

    @Test
    void eachTechnologyStaysInItsPlace() {
        PLACES.forEach((technology, place) ->
                DependencyRules.technologyStaysIn(technology, place + "..").check(compiled()));
    }

    @Test
    void subjectsFormNoCycle() {
        DependencyRules.noCycles(BASE).check(compiled());
    }
}
