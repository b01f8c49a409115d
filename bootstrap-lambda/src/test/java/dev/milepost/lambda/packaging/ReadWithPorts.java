package dev.milepost.lambda.packaging;

import dev.milepost.application.port.Document;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a PNG as a function would, and prints what comes of it. Runs in a process of its own. */
final class ReadWithPorts {
    private ReadWithPorts() {}

    public static void main(String[] arguments) throws IOException {
        var photo = new Document(Files.readAllBytes(Path.of(arguments[0])), MediaType.PNG);
        System.out.println(new Ports(new Settings(System.getenv())).recognizer().recognize(photo));
    }
}
