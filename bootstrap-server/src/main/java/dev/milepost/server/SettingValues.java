package dev.milepost.server;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was given for each setting: a flag before a variable of the environment before the default. */
final class SettingValues {
    private final Map<Setting, String> values;

    private SettingValues(Map<Setting, String> values) {
        this.values = values;
    }

    /** @throws WrongUse if a flag or variable isn't one that there is, or a flag lacks its value */
    static SettingValues of(List<String> arguments, Map<String, String> environment) {
        environment.keySet().stream()
                .filter(Setting::isUnknownVariable)
                .findFirst()
                .ifPresent(name -> {
                    throw new WrongUse("unknown setting " + name + ": see ./milepost --help");
                });
        var values = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            values.put(setting, environment.getOrDefault(setting.variable(), setting.standard()));
        }
        for (var i = 0; i < arguments.size(); i++) {
            var flag = arguments.get(i);
            var setting = Setting.ofFlag(flag)
                    .orElseThrow(() -> new WrongUse("unknown argument " + flag + ": see ./milepost --help"));
            if (setting.isSwitch()) {
                values.put(setting, "true");
            } else if (++i == arguments.size()) {
                throw new WrongUse(flag + " needs a value");
            } else {
                values.put(setting, arguments.get(i));
            }
        }
        return new SettingValues(values);
    }

    /** The text, which may be empty. */
    String text(Setting setting) {
        return values.get(setting);
    }

    /** The text, unless it is empty. */
    Optional<String> given(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    /** @throws WrongUse if the text is neither true nor false */
    boolean isTrue(Setting setting) {
        return parsed(
                setting,
                "true or false",
                text -> text.equals("true") || text.equals("false")
                        ? Optional.of(text.equals("true"))
                        : Optional.empty());
    }

    /** @throws WrongUse if the text isn't a whole number within the bounds, both of which belong */
    int wholeNumber(Setting setting, int least, int most) {
        return parsed(setting, "a whole number from " + least + " to " + most, text -> {
            try {
                var number = Integer.parseInt(text);
                return number >= least && number <= most ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        });
    }

    /** @throws WrongUse naming the setting and what was expected, if the parser answers empty */
    <T> T parsed(Setting setting, String expected, Function<String, Optional<T>> parser) {
        var text = text(setting);
        var name = setting.flag().isEmpty() ? setting.variable() : setting.flag() + " (" + setting.variable() + ")";
        return parser.apply(text)
                .orElseThrow(() -> new WrongUse(name + " must be " + expected + ", not '" + text + "'"));
    }
}
