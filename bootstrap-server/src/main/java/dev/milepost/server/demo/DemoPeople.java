package dev.milepost.server.demo;

import dev.milepost.adapters.http.pages.PageSettings.DemoAccount;
import dev.milepost.application.people.AccountDraft;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.PageRequest;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The people of the demo. Their passwords are known to all: the demo holds nothing else. */
public final class DemoPeople {
    /** Who the sign-in page offers. */
    public static final List<DemoAccount> SHOWN = List.of(
            new DemoAccount("admin@demo.example", "demo-admin", Role.ADMIN),
            new DemoAccount("manager@demo.example", "demo-manager", Role.MANAGER),
            new DemoAccount("courier@demo.example", "demo-courier", Role.COURIER));

    private static final String DRIVERS_PASSWORD = "demo-courier";
    private static final List<String> NAMES = List.of(
            "Lin Wei",
            "Ana Kovač",
            "Bruno Marić",
            "Chen Yu",
            "Dora Babić",
            "Emil Horvat",
            "Fang Li",
            "Goran Jurić",
            "Huang Min",
            "Iva Novak",
            "Jakov Perić",
            "Katja Zupan",
            "Liu Yang",
            "Marko Vidović",
            "Nina Kos",
            "Oto Blažić",
            "Petra Grgić",
            "Qin Hao",
            "Roko Šimić",
            "Sara Lukić",
            "Tang Jie",
            "Una Radić");

    private DemoPeople() {}

    /** Whether the demo has still to be made. */
    public static boolean isMissing(AccountRepository accounts) {
        return Email.parse(SHOWN.get(1).email()).flatMap(accounts::find).isEmpty();
    }

    /** The admin exists already: the server makes the first one. */
    static void make(DemoUseCases use) {
        var teams = List.of(team(use, "North"), team(use, "South"));
        create(use, SHOWN.get(1), "Mira Manager", Optional.empty());
        create(use, SHOWN.get(2), "Vito Visitor", Optional.empty());
        IntStream.range(0, NAMES.size())
                .forEach(i -> create(
                        use,
                        new DemoAccount("driver" + (i + 1) + "@demo.example", DRIVERS_PASSWORD, Role.COURIER),
                        NAMES.get(i),
                        Optional.of(teams.get(i % teams.size()))));
    }

    static Caller admin(AccountRepository accounts) {
        return shown(accounts, 0);
    }

    static Caller manager(AccountRepository accounts) {
        return shown(accounts, 1);
    }

    /** The couriers who drive by themselves; whoever looks around as a courier is not among them. */
    static List<Caller> drivers(AccountRepository accounts) {
        return accounts.list(PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                .map(stored -> stored.value())
                .filter(account -> account.email().value().startsWith("driver"))
                .map(DemoPeople::caller)
                .toList()
                .reversed();
    }

    private static Caller shown(AccountRepository accounts, int index) {
        return Email.parse(SHOWN.get(index).email())
                .flatMap(accounts::find)
                .map(stored -> caller(stored.value()))
                .orElseThrow();
    }

    private static Caller caller(Account account) {
        return new Caller(account.id(), account.role(), account.teamId());
    }

    private static TeamId team(DemoUseCases use, String name) {
        return Done.of(use.teams().create(name)).value().id();
    }

    private static void create(DemoUseCases use, DemoAccount account, String name, Optional<TeamId> team) {
        Done.of(use.createAccount()
                .create(new AccountDraft(account.email(), name, account.role(), team, account.password())));
    }
}
