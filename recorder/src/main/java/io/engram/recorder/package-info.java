/**
 * The journal of a run and what is made from it. {@link io.engram.recorder.Journal} is the sink that writes it, {@link
 * io.engram.recorder.JournalReader} opens one (finished or not, also while another process still writes it), {@link
 * io.engram.recorder.Replay} plays it back to any sink, to CSV or to the terminal.
 *
 * <p>The bytes are stated once, in {@link io.engram.recorder.JournalFormat}. {@code RecordWriter} and {@code RecordCursor}
 * know the envelope, {@code RecordEncoder} and {@code RecordDecoder} the payloads, {@code Queues}, {@code QueueWriter} and
 * {@code Documents} Chronicle Queue; nobody else does.
 */
package io.engram.recorder;
