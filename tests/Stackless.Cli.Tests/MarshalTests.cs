// The library's marshal, run plain. A program that is pickled while it unmarshals may come back with what is shared told apart.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class MarshalTests
{
    static string Run(string statements)
    {
        using var folder = new ScratchFolder();
        return Launcher.Stackless("run", folder.File("values.py", "import marshal\n" + statements)).Output;
    }

    [Test]
    public void ValuesComeBackEqual() => Assert.That(
        Run("value = [None, True, 2.5, '\\xe9', b'q', ('a', 1), {3: 4}, {5}, frozenset([6]), 2**100, -(2**70), 1 + 2j, slice(1, 2), ...]\nprint(marshal.loads(marshal.dumps(value)) == value)\n"),
        Is.EqualTo("True\n"));

    [Test]
    public void WhatIsSharedStaysShared() => Assert.That(
        Run("shared = ('a', 1)\ncopy = marshal.loads(marshal.dumps([shared, {3: shared}]))\nprint(copy[0] is copy[1][3])\nloop = []\nloop.append(loop)\ncopy = marshal.loads(marshal.dumps(loop))\nprint(copy[0] is copy)\n"),
        Is.EqualTo("True\nTrue\n"));

    [TestCase("b''", "EOFError")]
    [TestCase("b'[\\x02\\x00\\x00\\x00N'", "EOFError")]
    [TestCase("b'?'", "ValueError")]
    [TestCase("b'[\\x01\\x00\\x00\\x00' * 3000", "ValueError")]
    public void WhatIsDamagedIsRefused(string data, string error) => Assert.That(
        Run($"try:\n    marshal.loads({data})\nexcept (EOFError, ValueError) as error:\n    print(type(error).__name__)\n"), Is.EqualTo(error + "\n"));
}
