package dev.milepost.lambda.packaging;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.openapi.DocsEndpoints;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.unit.BusinessUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Setting;
import dev.milepost.lambda.Settings;
import dev.milepost.lambda.Version;
import dev.milepost.lambda.people.People;
import dev.milepost.lambda.privacy.Privacy;
import dev.milepost.lambda.receipts.Receipts;
import dev.milepost.lambda.reports.Reports;
import dev.milepost.lambda.routes.Routes;
import dev.milepost.lambda.site.Site;
import dev.milepost.lambda.tasks.Tasks;
import dev.milepost.lambda.tracking.Tracking;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The business units of this module, and how to find those in folders of their own. Each of these has a package with its handlers and its part of the template; some serve endpoints, by one function each. */
enum Unit {
    AUTHORIZER(ports -> List.of()),
    PEOPLE(ports -> People.endpoints(ports, SigningKeys.generate(ports.clock().instant()))),
    ROUTES(Routes::endpoints),
    TASKS(Tasks::endpoints),
    TRACKING(Tracking::endpoints),
    LIVE(ports -> List.of()),
    RECEIPTS(Receipts::endpoints),
    REPORTS(Reports::endpoints),
    PRIVACY(Privacy::endpoints),
    /** Serves the description of all of them too. */
    SITE(Site::endpoints);

    /** Enough to make the catalogue; nothing is called. */
    private static final Map<String, String> NO_ENVIRONMENT = Arrays.stream(Setting.values())
            .filter(Setting::isRequired)
            .collect(Collectors.toMap(Setting::variable, setting -> "none"));

    private final Function<Ports, List<Endpoint>> endpoints;

    Unit(Function<Ports, List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
    }

    /** The last segment of its package. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The function in the template that serves its endpoints: {@code PeopleFunction}. */
    String function() {
        return name().charAt(0) + folder().substring(1) + "Function";
    }

    /** Every endpoint with the unit that serves it. */
    static List<Served> catalogue() {
        return Holder.CATALOGUE;
    }

    /** The units in folders of their own. */
    static List<BusinessUnit> others() {
        return ServiceLoader.load(BusinessUnit.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static List<Served> makeCatalogue() {
        var ports = new Ports(new Settings(NO_ENVIRONMENT));
        var own = Arrays.stream(values())
                .flatMap(unit ->
                        unit.endpoints.apply(ports).stream().map(endpoint -> new Served(endpoint, unit.function())));
        var others = others().stream()
                .flatMap(unit -> unit.endpoints(ports.forUnits()).stream()
                        .map(endpoint -> new Served(endpoint, unit.function())));
        var served = Stream.concat(own, others).toList();
        var endpoints = served.stream().map(Served::endpoint).toList();
        var described = DocsEndpoints.describing(endpoints, Version.current()).endpoints();
        return Stream.concat(
                        served.stream(),
                        described.stream()
                                .skip(endpoints.size())
                                .map(endpoint -> new Served(endpoint, SITE.function())))
                .toList();
    }

    private static final class Holder {
        static final List<Served> CATALOGUE = makeCatalogue();
    }

    /** An endpoint and who serves it. @param function its name in the template */
    record Served(Endpoint endpoint, String function) {}
}
