// stackless.parallel: interpreters that one program makes, channels between them, and what moves.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture]
public sealed class ParallelTests
{
    const string Program = """
        import operator
        import stackless
        from stackless.parallel import Pool, RemoteError, channel

        def results():
            with Pool(2) as pool:
                return pool.map(operator.mul, range(5), range(5))

        def error():
            with Pool(1) as pool:
                try:
                    pool.submit(operator.truediv, 1, 0).result()
                except ZeroDivisionError as error:
                    return str(error), error.__traceback__ is not None

        def lines_of_a_traceback():
            import json
            import traceback
            with Pool(1) as pool:
                try:
                    pool.submit(json.loads, "").result()
                except json.JSONDecodeError as error:
                    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]

        def one_waits_for_the_next():
            with Pool(1) as pool:
                meeting = channel()
                waiting = pool.submit(channel.receive, meeting)
                pool.submit(channel.send, meeting, 5).result()
                return waiting.result()

        def values_are_copied():
            shared = channel(capacity=1)
            sent = [1]
            shared.send(sent)
            received = shared.receive()
            return received == sent and received is not sent

        def values_that_never_change_are_not():
            shared = channel(capacity=1)
            sent = (1, "a", b"b", (None, 2.5))
            shared.send(sent)
            return shared.receive() is sent

        def sender_waits():
            shared, seen = channel(), []
            stackless.tasklet(lambda: (shared.send(1), seen.append("sent")))()
            stackless.schedule()
            before = list(seen)
            value = shared.receive()
            stackless.run()
            return before, value, seen

        def channel_over_a_channel():
            with Pool(1) as pool:
                inner = channel(capacity=1)
                pool.submit(channel.send, inner, 7).result()
                return inner.receive()

        def time_limit():
            try:
                channel().receive(timeout=0.01)
            except TimeoutError as error:
                return str(error)

        def closed():
            shared = channel(capacity=-1)
            shared.send(1)
            shared.close()
            values = list(shared)
            try:
                shared.receive()
            except EOFError as error:
                return values, str(error)

        def killed_receiver_gives_back():
            shared = channel()
            receiver = stackless.tasklet(shared.receive)()
            stackless.schedule()
            receiver.kill()
            stackless.tasklet(shared.send)(5)
            stackless.schedule()
            return shared.receive(timeout=5)

        def dead_worker_is_replaced():
            pool = Pool(1)
            pool.send(stackless.tasklet(operator.truediv)(1, 0))
            value = pool.submit(operator.add, 1, 2).result(timeout=60)
            try:
                pool.join()
            except RemoteError as error:
                return value, "ZeroDivisionError" in str(error)

        def jobs_of_a_dead_worker_fail():
            meeting = channel()
            pool = Pool(1)
            waiting = pool.submit(channel.receive, meeting)
            pool.send(stackless.tasklet(operator.truediv)(1, 0))
            try:
                waiting.result(timeout=60)
            except ZeroDivisionError as error:
                return str(error)

        def workers_are_interpreters_of_their_own():
            import sys
            sys.only_here = True
            with Pool(1) as pool:
                return pool.submit(hasattr, sys, "only_here").result()
        """;

    static string Result(string function)
    {
        using var interpreter = World.New($"{Program}\ndef result():\n    return repr({function}())\n");
        return (string)interpreter.Call("result")!;
    }

    [TestCase("results", "[0, 1, 4, 9, 16]", TestName = "APoolGivesResultsInTheirOrder")]
    [TestCase("error", "('division by zero', True)", TestName = "AnErrorComesHomeWithItsTraceback")]
    [TestCase("lines_of_a_traceback", "['lines_of_a_traceback', 'loads', 'decode', 'raw_decode']", TestName = "TheTracebackGoesOnInTheWorker")]
    [TestCase("one_waits_for_the_next", "5", TestName = "AWorkerTakesAnotherJobWhileOneWaits")]
    [TestCase("values_are_copied", "True", TestName = "WhatCanChangeIsCopied")]
    [TestCase("values_that_never_change_are_not", "True", TestName = "WhatNeverChangesIsNotCopied")]
    [TestCase("sender_waits", "([], 1, ['sent'])", TestName = "ASenderWaitsForItsReceiver")]
    [TestCase("channel_over_a_channel", "7", TestName = "AChannelIsSentToAnotherInterpreter")]
    [TestCase("time_limit", "'nothing was sent in time'", TestName = "ReceivingHasATimeLimit")]
    [TestCase("closed", "([1], 'the channel is closed')", TestName = "WhatLiesInAClosedChannelIsReceived")]
    [TestCase("killed_receiver_gives_back", "5", TestName = "AKilledReceiverTakesNothing")]
    [TestCase("dead_worker_is_replaced", "(3, True)", TestName = "ADeadWorkerIsReplaced")]
    [TestCase("jobs_of_a_dead_worker_fail", "'division by zero'", TestName = "WhoWaitsForAJobOfADeadWorkerIsTold")]
    [TestCase("workers_are_interpreters_of_their_own", "False", TestName = "AWorkerSeesNothingOfTheProgramsState")]
    public void Gives(string function, string expected) => Assert.That(Result(function), Is.EqualTo(expected));
}
