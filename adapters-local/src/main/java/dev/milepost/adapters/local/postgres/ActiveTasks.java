package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.people.AccountId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How many tasks each courier has claimed or started. Counted in the transaction of the change that moves a task, by a conditional
 * update: two claims of one courier at once can't both take the last place.
 */
final class ActiveTasks {
    private ActiveTasks() {}

    /**
     * Counts a task up for one courier and down for another.
     *
     * @return false if the first has as many as allowed; the transaction is then to be rolled back
     */
    static boolean move(Handle handle, Optional<AccountId> takes, Optional<AccountId> frees, int limit) {
        // Two changes that move tasks between the same two couriers take their rows in the same order, so neither waits
        // for ever.
        var freesFirst = takes.isEmpty()
                || frees.isPresent()
                        && frees.get().value().compareTo(takes.get().value()) < 0;
        if (freesFirst) {
            frees.ifPresent(courier -> countDown(handle, courier));
            return takes.isEmpty() || countUp(handle, takes.get(), limit);
        }
        var taken = countUp(handle, takes.get(), limit);
        frees.ifPresent(courier -> countDown(handle, courier));
        return taken;
    }

    private static boolean countUp(Handle handle, AccountId courier, int limit) {
        return handle.createUpdate("""
                                insert into active_tasks as known (courier_id, active) select :courier, 1 where :limit > 0
                                on conflict (courier_id) do update set active = known.active + 1 where known.active < :limit
                                """)
                        .bind("courier", courier.value())
                        .bind("limit", limit)
                        .execute()
                == 1;
    }

    private static void countDown(Handle handle, AccountId courier) {
        handle.createUpdate("update active_tasks set active = active - 1 where courier_id = :courier and active > 0")
                .bind("courier", courier.value())
                .execute();
    }

    static int count(Handle handle, AccountId courier) {
        return handle.createQuery("select active from active_tasks where courier_id = :courier")
                .bind("courier", courier.value())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }
}
