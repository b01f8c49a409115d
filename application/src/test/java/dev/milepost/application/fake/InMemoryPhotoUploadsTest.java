package dev.milepost.application.fake;

import dev.milepost.application.contract.PhotoUploadsContract;
import dev.milepost.application.port.PhotoUploads;
import dev.milepost.application.port.PhotoUploads.Ticket;

class InMemoryPhotoUploadsTest implements PhotoUploadsContract {
    private final InMemoryPhotoUploads uploads = new InMemoryPhotoUploads();

    @Override
    public PhotoUploads uploads() {
        return uploads;
    }

    @Override
    public void send(Ticket ticket, byte[] content) {
        uploads.send(ticket.url(), content);
    }
}
