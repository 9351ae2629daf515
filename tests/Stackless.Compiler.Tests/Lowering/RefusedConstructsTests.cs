// What parses but may not stand where it is never reaches Lowering: a SyntaxError in CPython's words.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Lowering;
public sealed class RefusedConstructsTests
{
    [TestCase("break\n", "'break' outside loop")]
    [TestCase("for x in y:\n    def f(): continue\n", "'continue' not properly in loop")]
    [TestCase("return 1\n", "'return' outside function")]
    [TestCase("class C:\n    return 1\n", "'return' outside function")]
    [TestCase("yield 1\n", "'yield' outside function")]
    [TestCase("try: pass\nexcept: pass\nexcept KeyError: pass\n", "default 'except:' must be last")]
    [TestCase("def f():\n    await x\n", "'await' outside async function")]
    [TestCase("await x\n", "'await' outside function")]
    [TestCase("def f():\n    async for x in y: pass\n", "'async for' outside async function")]
    [TestCase("async def f():\n    yield from x\n", "'yield from' inside async function")]
    [TestCase("match x:\n    case y: pass\n    case 1: pass\n", "name capture 'y' makes remaining patterns unreachable")]
    [TestCase("match x:\n    case _ | 1: pass\n", "wildcard makes remaining patterns unreachable")]
    [TestCase("match x:\n    case [y] | 1: pass\n", "alternative patterns bind different names")]
    [TestCase("match x:\n    case y, y: pass\n", "multiple assignments to name 'y' in pattern")]
    [TestCase("*a, *b = c\n", "multiple starred expressions in assignment")]
    [TestCase("*a = c\n", "starred assignment target must be in a list or tuple")]
    public void RefusesWhatPythonRefuses(string text, string message) => Assert.That(Lowered.Refused(text).Message, Is.EqualTo(message));
}
