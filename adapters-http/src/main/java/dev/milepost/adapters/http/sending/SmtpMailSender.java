package dev.milepost.adapters.http.sending;

import dev.milepost.application.port.MailSender;
import dev.milepost.application.port.SendResult;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.people.Email;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends e-mail by SMTP: plain text with a link. A report holds what not everybody may read, so it isn't attached. */
public final class SmtpMailSender implements MailSender {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailSender.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SmtpSettings settings;
    private final Messages messages;
    private final Session session;
    private final String protocol;

    /** @param address where this Milepost is reached, without a slash at its end */
    public SmtpMailSender(SmtpSettings settings, String address) {
        this(settings, address, LIMIT);
    }

    SmtpMailSender(SmtpSettings settings, String address, Duration limit) {
        this.settings = settings;
        this.messages = new Messages(address);
        this.protocol = switch (settings.encryption()) {
            case TLS -> "smtps";
            case STARTTLS, NONE -> "smtp";
        };
        this.session = Session.getInstance(properties(limit.toMillis()));
    }

    private Properties properties(long millis) {
        var prefix = "mail." + protocol + ".";
        var starttls = settings.encryption() == SmtpSettings.Encryption.STARTTLS;
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", Long.toString(millis));
        properties.setProperty(prefix + "timeout", Long.toString(millis));
        properties.setProperty(prefix + "writetimeout", Long.toString(millis));
        properties.setProperty(
                prefix + "auth", Boolean.toString(settings.login().isPresent()));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(starttls));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(starttls));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    @Override
    public SendResult send(Email to, Delivery delivery) {
        try (var transport = session.getTransport(protocol)) {
            var message = message(to, delivery);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.login().map(SmtpSettings.Login::user).orElse(null),
                    settings.login().map(SmtpSettings.Login::password).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            return SendResult.of(Result.ACCEPTED, 250);
        } catch (MessagingException failed) {
            LOG.info("E-mail {} was not sent: {}", delivery.id().value(), failed.toString());
            return judged(failed);
        }
    }

    private MimeMessage message(Email to, Delivery delivery) throws MessagingException {
        var mail = messages.mail(delivery);
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.value(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Milepost-Delivery", delivery.id().value());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answers by machines
        return message;
    }

    private static SendResult judged(MessagingException failed) {
        return causes(failed)
                .map(SmtpMailSender::known)
                .filter(result -> result.result() != Result.UNREACHABLE)
                .findFirst()
                .orElseGet(() -> SendResult.of(Result.UNREACHABLE));
    }

    private static SendResult known(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException refused -> SendResult.of(Result.REFUSED, refused.getReturnCode());
            case SMTPSenderFailedException refused -> SendResult.of(Result.REFUSED, refused.getReturnCode());
            case SMTPSendFailedException refused -> SendResult.of(Result.REFUSED, refused.getReturnCode());
            case AuthenticationFailedException refused -> SendResult.of(Result.REFUSED, 535);
            case UnknownHostException unknown -> SendResult.of(Result.UNKNOWN_HOST);
            case SSLException untrusted -> SendResult.of(Result.UNTRUSTED);
            case SocketTimeoutException tooSlow -> SendResult.of(Result.TIMED_OUT);
            default -> SendResult.of(Result.UNREACHABLE);
        };
    }

    /** The exception, those chained to it by the library, and their causes. */
    private static Stream<Throwable> causes(MessagingException failed) {
        return Stream.<Throwable>iterate(failed, next -> next != null, SmtpMailSender::next);
    }

    private static Throwable next(Throwable each) {
        return each instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : each.getCause() == each ? null : each.getCause();
    }
}
