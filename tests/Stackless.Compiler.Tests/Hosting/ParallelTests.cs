// stackless.parallel: interpreters that one program makes, channels between them, and what moves.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture]
public sealed class ParallelTests
{
    const string Program = """
        import operator
        import stackless
        from stackless.extras import Task, receives, select, sends
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

        def select_waits_for_several():
            a, b, local, seen = channel(), channel(), stackless.channel(), []
            def choose():
                for _ in range(3):
                    seen.append(select(receives(a), receives(b), receives(local), timeout=60))
            stackless.tasklet(choose)()
            stackless.schedule()
            b.send([1])
            stackless.schedule()
            stackless.schedule()
            local.send(2)
            stackless.schedule()
            a.send(3)
            stackless.run()
            return seen, a.balance, b.balance, local.balance

        def select_of_two_that_come_at_once_loses_nothing():
            with Pool(2) as pool:
                channels = [channel(), channel()]
                tasks = [pool.submit(exec, "for n in values: to.send(n)", {"to": c, "values": range(n, 400, 2)}) for n, c in enumerate(channels)]
                received = [select(*map(receives, channels), timeout=60)[1] for _ in range(400)]
                for task in tasks:
                    task.result()
                in_order = [[n for n in received if n % 2 == parity] for parity in range(2)]
                return sorted(received) == list(range(400)), in_order == [list(range(0, 400, 2)), list(range(1, 400, 2))]

        def select_of_both_sides_meets():
            with Pool(1) as pool:
                there, back = channel(), channel()
                task = pool.submit(exec, choose_again, {"there": there, "back": back})
                numbers = [select(sends(there, n), receives(back), timeout=60) for n in range(300)]
                task.result()
                return len(numbers), there.balance, back.balance

        choose_again = "from stackless.extras import receives, select, sends\nfor n in range(300): select(receives(there), sends(back, n), timeout=60)"

        def select_sends_one_only():
            a, b, local = channel(), channel(), stackless.channel()
            chooser = Task(select, (sends(a, "a"), sends(b, ["b"]), sends(local, "local")))
            stackless.schedule()
            before = a.balance, b.balance
            received = b.receive()
            return before, received, chooser.result(), a.balance, b.balance, local.balance

        def select_has_a_time_limit():
            a, local = channel(), stackless.channel()
            errors = []
            for timeout in 0, 0.01:
                try:
                    select(receives(a), receives(local), timeout=timeout)
                except TimeoutError as error:
                    errors.append(str(error))
            stackless.run()
            return errors, a.balance, local.balance

        def killed_select_leaves_nothing_behind():
            a, b, local = channel(), channel(), stackless.channel()
            chooser = stackless.tasklet(select)(receives(a), sends(b, 1), receives(local))
            stackless.schedule()
            stackless.schedule()
            before = a.balance, b.balance, local.balance
            chooser.kill()
            stackless.run()
            return before, a.balance, b.balance, local.balance

        def killed_select_gives_back():
            a = channel(capacity=1)
            chooser = stackless.tasklet(select)(receives(a))
            stackless.schedule()
            a.send(5)
            chooser.kill()
            return a.receive(timeout=5)

        def select_that_has_been_forgotten_gives_back():
            a = channel(capacity=1)
            chooser = stackless.tasklet(select)(receives(a))
            stackless.schedule()
            a.send(5)
            chooser.bind(None)
            return a.receive(timeout=5)

        def copied_select_waits_anew():
            import pickle
            a = channel()
            chooser = stackless.tasklet(choose_once)(a)
            stackless.schedule()
            copy = pickle.loads(pickle.dumps(chooser))
            chooser.kill()
            copy.insert()
            stackless.schedule()
            a.send("for the copy")
            stackless.run()
            return seen_by_copies

        seen_by_copies = []

        def choose_once(a):
            # The list is not part of the frame meanwhile.
            value = select(receives(a), sends(channel(), [1]))
            seen_by_copies.append(value)

        def select_of_a_closed_one():
            open, closed, errors = channel(), channel(), []
            closed.close()
            for choice in receives, lambda c: sends(c, 1):
                try:
                    select(receives(open), choice(closed))
                except EOFError as error:
                    errors.append(str(error))
            later = channel()
            chooser = Task(select, (receives(open), receives(later)))
            stackless.schedule()
            later.close()
            try:
                chooser.result()
            except EOFError as error:
                errors.append(str(error))
            return errors, open.balance

        def select_of_something_else():
            try:
                select(receives([]))
            except TypeError as error:
                return str(error)

        def closed_pool():
            pool = Pool(1)
            pool.join()
            errors = []
            for attempt in lambda: pool.submit(len, ""), lambda: pool.send(stackless.tasklet(len)("")):
                try:
                    attempt()
                except RuntimeError as error:
                    errors.append(str(error))
            return errors

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
    [TestCase("select_waits_for_several", "([(1, [1]), (2, 2), (0, 3)], 0, 0, 0)", TestName = "AChoiceWaitsForSeveralChannels")]
    [TestCase("select_of_two_that_come_at_once_loses_nothing", "(True, True)", TestName = "AChoiceLosesNothingOfTwoThatComeAtOnce")]
    [TestCase("select_of_both_sides_meets", "(300, 0, 0)", TestName = "TwoChoicesMeet")]
    [TestCase("select_sends_one_only", "((1, 1), ['b'], (1, None), 0, 0, 0)", TestName = "AChoiceBetweenSendingsSendsOne")]
    [TestCase("select_has_a_time_limit", "(['none of the channels is ready', 'none of the channels was ready in time'], 0, 0)", TestName = "AChoiceHasATimeLimit")]
    [TestCase("killed_select_leaves_nothing_behind", "((-1, 1, -1), 0, 0, 0)", TestName = "AKilledChoiceLeavesNothingBehind")]
    [TestCase("killed_select_gives_back", "5", TestName = "AKilledChoiceGivesBackWhatItHadGot")]
    [TestCase("select_that_has_been_forgotten_gives_back", "5", TestName = "AForgottenChoiceGivesBackWhatItHadGot")]
    [TestCase("copied_select_waits_anew", "[(0, 'for the copy')]", TestName = "AChoiceFromAPickleWaitsAnew")]
    [TestCase("select_of_a_closed_one", "(['the channel is closed', 'the channel is closed', 'the channel is closed'], 0)", TestName = "AChoiceWithAClosedChannelSaysSo")]
    [TestCase("select_of_something_else", "\"select() chooses between channels of stackless or stackless.parallel, not 'list' objects\"", TestName = "AChoiceIsBetweenChannels")]
    [TestCase("closed_pool", "['the pool is closed', 'the pool is closed']", TestName = "AClosedPoolTakesNothing")]
    [TestCase("workers_are_interpreters_of_their_own", "False", TestName = "AWorkerSeesNothingOfTheProgramsState")]
    public void Gives(string function, string expected) => Assert.That(Result(function), Is.EqualTo(expected));
}
