package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.money.Money;
import java.util.Currency;

/** An amount as it is stored within documents. */
record StoredMoney(long minorUnits, String currency) {
    static StoredMoney of(Money money) {
        return new StoredMoney(money.minorUnits(), money.currency().getCurrencyCode());
    }

    Money money() {
        return new Money(minorUnits, Currency.getInstance(currency));
    }
}
