// Nothing only grows: what a program makes up while it runs (names, shapes, classes, code) is given back when the program has dropped it, or has a
// bound. Counted, not weighed: the numbers do not depend on when the garbage collector runs of itself.

using NUnit.Framework;
using Stackless.Compiler.Tests.Hosting;
using Stackless.Golden.Tests;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Compiler.Tests.Running;
[TestFixture, NonParallelizable]
public sealed class GrowthTests
{
    static void Run(string program)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, TestContext.CurrentContext.Test.Name + ".py");
        File.WriteAllText(file, program);
        var (_, errors, exitCode) = ProgramRunner.Run(file, Stress.None);
        Assert.That((errors, exitCode), Is.EqualTo(("", 0)));
    }

    static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    static int ShapesOf(string program)
    {
        Collect();
        var before = Shape.IdCount;
        Run(program);
        return Shape.IdCount - before;
    }

    [Test]
    public void ShapesOfAnObjectWithManyAttributesHaveABound() => Assert.That(ShapesOf("""
        class C:
            pass
        for count in 1000, 2000, 4000:
            o = C()
            for i in range(count):
                setattr(o, f"n{count}_{i}", i)
        """), Is.LessThan(1000));

    [Test]
    public void ShapesOfATypeHaveABound() => Assert.That(ShapesOf("""
        import random
        random.seed(1)
        class C:
            pass
        names = [f"x{i}" for i in range(200)]
        for i in range(1000):
            o = C()
            for name in random.sample(names, 30):
                setattr(o, name, i)
        """), Is.LessThan(2000));

    [Test]
    public void DroppedClassesGiveTheirShapesBack() => Assert.That(ShapesOf("""
        import gc
        for n in range(20):
            for i in range(200):
                class C:
                    def __init__(self):
                        self.a = self.b = 1
                    def m(self):
                        return self.a
                C().m()
            gc.collect()
        """), Is.LessThan(3000));

    [Test]
    public void NamesAreInternedForAsLongAsSomebodyHasThem()
    {
        var before = PyStr.InternedCount;
        Run("""
            import gc, sys
            class C:
                pass
            for n in range(50):
                for i in range(1000):
                    name = f"made_up_{n}_{i}"
                    sys.intern(name)
                    getattr(C, name, None)
                    setattr(C(), name, None)
                gc.collect()
            """);
        Assert.That(PyStr.InternedCount - before, Is.LessThan(25_000));
    }

    /// <summary>What is in use after a text has been executed and while its interpreter lives, in MB over what there was before it.</summary>
    static double Weighed(string text)
    {
        using var interpreter = World.New("class C: pass\nsetattr(C(), 'n', 0); getattr(C(), 'a_', None)");
        Collect();
        var before = GC.GetTotalMemory(true);
        interpreter.Execute(text);
        Collect();
        return (GC.GetTotalMemory(true) - before) / 1e6;
    }

    [Test]
    public void SevenThousandAttributesWeighLittle() => Assert.That(Weighed("""
        o = C()
        for i in range(7000): setattr(o, f"n{i}", i)
        """), Is.LessThan(5));

    [Test]
    public void ManyObjectsWithNamesOfManyWeighLittle() => Assert.That(Weighed("""
        import random
        random.seed(1)
        names = [f"x{i}" for i in range(200)]
        kept = []
        for i in range(3000):
            o = C()
            for name in random.sample(names, 30): setattr(o, name, i)
            kept.append(o)
        """), Is.LessThan(25));

    [Test]
    public void NamesLookedUpInVainWeighNothing() => Assert.That(Weighed("""
        o = C()
        for i in range(600_000): getattr(o, f"a_{i}", None)
        """), Is.LessThan(5));

    [Test]
    public void ClassesThatAreDroppedLeaveNothing()
    {
        using var interpreter = World.New("""
            import gc
            def make(count):
                for i in range(count):
                    class C:
                        def m(self): return self
                    C().m()
                    C = None
                gc.collect()
                return len(object.__subclasses__())
            """);
        interpreter.Call("make", 1000L);
        Collect();
        var before = GC.GetTotalMemory(true);
        var (first, second) = (interpreter.Call("make", 1000L), interpreter.Call("make", 20_000L));
        Collect();
        Assert.That((GC.GetTotalMemory(true) - before) / 1e6, Is.LessThan(2));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void InterpretersThatAreDisposedLeaveLittle()
    {
        static void MakeAndDispose(int count)
        {
            for (var i = 0; i < count; i++)
            {
                World.New("class C:\n def m(self): return 1\nC().m()").Dispose();
            }
            Collect();
        }
        MakeAndDispose(50);
        var before = GC.GetTotalMemory(true);
        MakeAndDispose(500);
        Assert.That((GC.GetTotalMemory(true) - before) / 1e6, Is.LessThan(1));
    }

    [Test]
    public void TextsThatAreEvaluatedLeaveNothing()
    {
        using var interpreter = World.New("def evaluate(start, count):\n for i in range(start, start + count): eval(f'{i} + len(\"{i}\")')");
        interpreter.Call("evaluate", 0L, 1000L);
        Collect();
        var before = GC.GetTotalMemory(true);
        interpreter.Call("evaluate", 1000L, 5000L);
        Collect();
        Assert.That((GC.GetTotalMemory(true) - before) / 1e6, Is.LessThan(2));
    }

    [Test]
    public void ExecutedTextIsUnloaded()
    {
        Run("""
            import gc
            for i in range(30):
                exec(f"def f(o): return o.x + {i}\nclass A{i}:\n  x = 1\nf(A{i}())", {})
                eval(f"{i} + len('{i}')")
                eval(f"(lambda: {i})()")
            gc.collect()
            """);
        Collect();
        Assert.That(AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == "py.text"), Is.LessThan(20));
    }

    [Test]
    public void CellsOfGlobalsThatAreNowhereHaveABound()
    {
        var globals = new PyDict();
        for (var i = 0; i < 10; i++)
        {
            for (var k = 0; k < 2000; k++)
            {
                globals.CellFor(new PyStr($"nowhere_{i}_{k}"));
            }
            Collect();
        }
        Assert.That(globals.AsModule().Count, Is.LessThan(15_000));
    }

    [Test]
    public void CellThatCodeHoldsIsTheOneThatIsBound()
    {
        var globals = new PyDict();
        var name = new PyStr("later");
        var cell = globals.CellFor(name);
        for (var k = 0; k < 20_000; k++)
        {
            globals.CellFor(new PyStr($"nowhere_{k}"));
        }
        Collect();
        globals.Set(new PyStr("later"), Value.Int(5));
        Assert.That(cell.Read().Bits, Is.EqualTo(5));
    }
}
