/**
 * Text recognition in processes of their own, so that a crash, a hang or a want of memory of native libraries ends one reading and not the
 * server. Knows processes and how documents and texts travel to them and back; what reads inside of them comes from elsewhere.
 */
package dev.milepost.adapters.local.worker;
