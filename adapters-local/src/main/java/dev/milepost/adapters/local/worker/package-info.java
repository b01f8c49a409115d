/**
 * Text recognition and the making of pictures in processes of their own, so that a crash, a hang or a want of memory over one file ends that
 * and not the server. Knows processes and how documents, texts and pictures travel to them and back; what works inside of them comes from
 * elsewhere.
 */
package dev.milepost.adapters.local.worker;
