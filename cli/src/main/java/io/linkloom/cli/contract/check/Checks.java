package io.linkloom.cli.contract.check;

import java.util.List;

/** All checks after the plain delivery, in the order in which they are asked; those that look back at all answers come last. */
public final class Checks {
    private Checks() {}

    public static List<Check> all() {
        return List.of(
                new OutputType(),
                new UnknownFields(),
                new ExactBytes(),
                new LargeBody(),
                new KeptConnection(),
                new Duplicate(),
                new Redelivery(),
                new AtOnce(),
                new UnderWay(),
                new SeparateKeys(),
                new MissingSignature(),
                new WrongSignature(),
                new OldTimestamp(),
                new SecondSignature(),
                new RefusalForgets(),
                new CallbackOnce(),
                new CallbackRetried(),
                new CallbackHeld(),
                new CallbackGivenUp(),
                new BrokenBody(),
                new UnknownTask(),
                new OtherMethods(),
                new SideChannels(),
                new StackTraces(),
                new TimelyAnswer());
    }
}
