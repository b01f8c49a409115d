package dev.milepost.domain.tracking;

/** What sent a fix: a phone app, the courier's page, or another program through the API. */
public enum FixSource {
    APP,
    PAGE,
    API
}
