package io.engram.runtime.engine;

import io.engram.runtime.spi.Sink;

/** Takes everything and does nothing; tests override what they look at. */
class SilentSink implements Sink {}
