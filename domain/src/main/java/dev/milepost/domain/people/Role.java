package dev.milepost.domain.people;

/** What an account may do; each account has exactly one. */
public enum Role {
    /** Designs routes and tasks, manages people. */
    ADMIN,
    /** Watches couriers, reviews receipts, reads reports. */
    MANAGER,
    /** Claims tasks, uploads positions and receipts. */
    COURIER
}
