// What is seen of a warm function's calls when it is emitted.

using NUnit.Framework;
using Stackless.Golden.Tests;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Tests.Evaluation;
[TestFixture]
public sealed class CalleeTests
{
    const string Program = """
        cold = 1

        def warm(x):
            return x

        def generator(x):
            yield x

        class Thing:
            def grown(self, by):
                return by
            @property
            def size(self):
                return 1

        import math
        items = []

        def caller(thing):
            cold
            items.append(math.gcd(len(items), 3))
            items.pop()
            return warm(thing.grown(thing.size)), generator

        for i in range(20):
            caller(Thing())
            list(generator(i))
        """;

    static T? Of<T>(Func<EvaluatedState, EvaluatedModule, T?> ask) where T : class
    {
        T? answer = null;
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Program);
        ProgramRunner.RunWarm(file, globals =>
        {
            var caller = (PyFunction)globals.GetOrNull(PyStr.Intern("caller")).Object;
            answer = ask((EvaluatedState)caller.State, (EvaluatedModule)caller.Code.Evaluated!.Module);
        });
        File.Delete(file);
        return answer;
    }

    static int Global(EvaluatedModule module, string name) => Array.FindIndex(module.Globals, number => module.Names[number].Text == name);

    static int Entry(EvaluatedModule module, string name) => Array.FindIndex(module.Entries, number => module.Names[number].Text == name);

    [Test]
    public void A_global_that_is_a_warm_function_is_one() => Assert.That(Of((state, module) => Callee.OfGlobal(state, Global(module, "warm"), 1))!.Code.Name, Is.EqualTo("warm"));

    [Test]
    public void A_call_with_other_arguments_has_none() => Assert.That(Of((state, module) => Callee.OfGlobal(state, Global(module, "warm"), 2)), Is.Null);

    [Test]
    public void A_generator_is_none() => Assert.That(Of((state, module) => Callee.OfGlobal(state, Global(module, "generator"), 1)), Is.Null);

    [Test]
    public void A_number_is_none() => Assert.That(Of((state, module) => Callee.OfGlobal(state, Global(module, "cold"), 0)), Is.Null);

    [Test]
    public void A_warm_method_is_one() => Assert.That(Of((state, module) => Callee.OfMethod(state, Entry(module, "grown"), 1))!.Code.Name, Is.EqualTo("grown"));

    [Test]
    public void A_warm_getter_is_one() => Assert.That(Of((state, module) => Callee.OfGetter(state, Entry(module, "size")))!.Code.Name, Is.EqualTo("size"));

    [Test]
    public void A_global_in_csharp_is_one() => Assert.That(Of((state, module) => NativeCallee.OfGlobal(state, Global(module, "len"), 1)), Has.Property(nameof(NativeCallee.Arity)).EqualTo(1));

    [Test]
    public void A_builtin_method_is_one() => Assert.That(Of((state, module) => NativeCallee.OfMethod(state, Entry(module, "append"), 1)), Has.Property(nameof(NativeCallee.IsInModule)).False);

    [Test]
    public void A_builtin_method_is_one_without_what_may_be_left_out() => Assert.That(Of((state, module) => NativeCallee.OfMethod(state, Entry(module, "pop"), 0)), Has.Property(nameof(NativeCallee.Arity)).EqualTo(2));

    [Test]
    public void A_builtin_method_with_too_much_is_none() => Assert.That(Of((state, module) => NativeCallee.OfMethod(state, Entry(module, "append"), 2)), Is.Null);

    [Test]
    public void A_function_that_takes_any_number_is_none() => Assert.That(Of((state, module) => NativeCallee.OfMethod(state, Entry(module, "gcd"), 2)), Is.Null);

    [Test]
    public void A_method_in_python_is_none_in_csharp() => Assert.That(Of((state, module) => NativeCallee.OfMethod(state, Entry(module, "grown"), 1)), Is.Null);
}
