package dev.milepost.lambda.local;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What Lambda puts into the environment of a function, beside what the template says. */
record FunctionEnvironment(FunctionSpec spec, URI front) {
    /** Where layers are unpacked, for those who ask for it by name. */
    private static final Pattern OPT = Pattern.compile("^/opt(?=/|$)");

    private static final Pattern API =
            Pattern.compile("^(https|wss)://([A-Za-z0-9]+\\.execute-api\\.[a-z0-9.-]+|pages\\.cloudfront\\.net)");

    Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        spec.environment().forEach((name, value) -> variables.put(name, here(value)));
        variables.put("AWS_REGION", "us-east-1");
        // Whom the services take it for: see Roles.
        variables.put("AWS_ACCESS_KEY_ID", spec.name());
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memory()));
        variables.put("LD_LIBRARY_PATH", spec.opt().resolve("lib").toString());
        return variables;
    }

    private String here(String value) {
        var unpacked = OPT.matcher(value).replaceFirst(spec.opt().toString());
        return API.matcher(unpacked)
                .replaceFirst(match -> (match.group(1).equals("wss") ? "ws" : "http") + "://" + front.getAuthority());
    }
}
