package dev.milepost.application.port;

import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.people.Email;

/**
 * Tells a person by e-mail what a delivery says, once. Ends within a bounded time, and whatever goes wrong is an answer, not an
 * exception. Safe for concurrent use.
 */
public interface MailSender {
    SendResult send(Email to, Delivery delivery);
}
