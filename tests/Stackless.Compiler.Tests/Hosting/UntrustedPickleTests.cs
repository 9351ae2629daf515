// Pickles that strangers wrote: what they name, call, change and ask for.

using NUnit.Framework;
using Stackless.Golden.Tests;
using Stackless.Hosting;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture]
public sealed class UntrustedPickleTests
{
    const string Program = """
        import pickle
        import stackless
        from stackless import loads_untrusted

        class Ship:
            def __init__(self, name="x"):
                self.name = name

            def shout(self):
                return self.name.upper()

        def job(n):
            for i in range(n):
                stackless.schedule_remove(None)

        def suspended():
            tasklet = stackless.tasklet(job)(3)
            tasklet.run()
            return pickle.dumps(tasklet)

        def nested(depth, twice=False):
            made = ()
            for i in range(depth):
                made = (made, made) if twice else (made,)
            return pickle.dumps(made)

        def refused(data, **options):
            try:
                loads_untrusted(data, **options)
            except pickle.UnpicklingError as error:
                return str(error)
        """;

    static object? Value(string expression)
    {
        using var interpreter = World.New($"{Program}\ndef value():\n    return {expression}\n");
        return interpreter.Call("value");
    }

    [TestCase("loads_untrusted(pickle.dumps([1, 'a', {2: (3.5, None)}])) == [1, 'a', {2: (3.5, None)}]", TestName = "ValuesAreReadWithoutAnyList")]
    [TestCase("loads_untrusted(pickle.dumps(Ship('a')), allow=['__main__.Ship']).name == 'a'", TestName = "AnInstanceOfAListedClassIsRead")]
    [TestCase("loads_untrusted(pickle.dumps(Ship('a').shout), allow=['__main__.Ship'])() == 'A'", TestName = "AMethodOfAListedClassIsRead")]
    [TestCase("loads_untrusted(suspended(), code=['<text>.job'], allow=['__main__.job']).alive", TestName = "ATaskletInListedCodeIsRead")]
    [TestCase("list(loads_untrusted(pickle.dumps(zip((1, 2), [3]), 2), allow=['builtins.zip', 'builtins.iter'])) == [(1, 3)]", TestName = "AListHasTheNamesOfTodayForOldPicklesToo")]
    public void IsTrue(string expression) => Assert.That(Value(expression), Is.True);

    [TestCase("refused(pickle.dumps(Ship()))", "the pickle names __main__.Ship, which is not listed", TestName = "AClassThatIsNotListedIsRefused")]
    [TestCase("refused(b'cos\\nsystem\\n(S\"id\"\\ntR.')", "the pickle names os.system, which is not listed", TestName = "AFunctionThatIsNotListedIsRefused")]
    [TestCase("refused(suspended(), allow=['__main__.job'])", "the pickle has a call in progress of <text>.job, which is not listed", TestName = "AFrameOfAFunctionWhoseCodeIsNotListedIsRefused")]
    [TestCase("refused(b'cbuiltins\\nbytes\\n(I1000000000000\\ntR.')", "the pickle makes a bytes of what is not in it", TestName = "BytesThatAreNotInThePickleAreRefused")]
    [TestCase("refused(b'cbuiltins\\ngetattr\\n((lS\"__class__\"\\ntR.')", "the pickle asks for an attribute that it may not have", TestName = "TheClassOfAnObjectIsRefused")]
    [TestCase("refused(b'c__main__\\nShip\\n}X\\x01\\x00\\x00\\x00aK\\x01sb.', allow=['__main__.Ship'])", "the pickle changes __main__.Ship, which it has not made", TestName = "AChangeOfAListedClassIsRefused")]
    [TestCase("refused(b'c_stackless\\nnamespace\\n(S\"__main__\"\\ntRX\\x01\\x00\\x00\\x00aK\\x01s.', code=['__main__'])", "the pickle changes a module's namespace, which it has not made", TestName = "AChangeOfAModuleIsRefused")]
    [TestCase("refused(nested(200))", "the pickle is nested more deeply than it may be", TestName = "DeepNestingIsRefused")]
    [TestCase("refused(nested(60, twice=True))", "the pickle stands for more objects than it may", TestName = "SharedPartsCountEachTime")]
    [TestCase("refused(b'I' + b'9' * 5000 + b'\\n.')", "a number of the pickle has more digits than it may", TestName = "LongNumbersAreRefused")]
    [TestCase("refused(pickle.dumps(b'x' * 100), max_bytes=50)", "the pickle has 115 bytes, more than the 50 that it may have", TestName = "LongPicklesAreRefused")]
    [TestCase("refused(pickle.dumps([1] * 1000), seconds=0)", "the pickle takes longer than it may", TestName = "WhatTakesLongIsRefused")]
    public void IsRefused(string expression, string why) => Assert.That(Value(expression), Is.EqualTo(why));

    [Test]
    public void MutatedPicklesDoNoHarm()
    {
        World.New().Dispose();
        using var interpreter = new Interpreter(new InterpreterOptions
        {
            Output = new MemoryStream(),
            Errors = new MemoryStream(),
            SearchPath = [ProgramRunner.Library, Path.Combine(GoldenFolder.Of("run"), "pickling")],
        });
        interpreter.Execute("import _mutations\ndef faults():\n    return [str(f) for f in _mutations.main(2000, 1)[0]]");
        Assert.That(interpreter.Call("faults")!.ToString(), Is.EqualTo("[]"));
    }
}
