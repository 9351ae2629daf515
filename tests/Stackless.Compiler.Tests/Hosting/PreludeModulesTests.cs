// The prelude as modules: each has a name of its own, is loaded when an interpreter first uses it, and says which file it is.

using NUnit.Framework;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Text;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture, NonParallelizable]
public sealed class PreludeModulesTests
{
    static IEnumerable<string> Loaded(Interpreter interpreter) => interpreter.Prelude.AllLoaded.Select(module => module.Name);

    [Test]
    public void A_module_is_loaded_when_it_is_first_used()
    {
        using var interpreter = World.New("def match(o):\n match o:\n  case {'a': x}: return x");
        Assert.That(Loaded(interpreter), Does.Not.Contain("_prelude.matching"));
        interpreter.Call("match", 1L);
        Assert.That(Loaded(interpreter), Does.Contain("_prelude.matching"));
    }

    [Test]
    public void An_interpreter_has_modules_of_its_own()
    {
        using var first = World.New("import codecs; codecs.register_error('mine', lambda e: ('', e.end))");
        using var second = World.New("import codecs\ndef seen():\n try: return bool(codecs.lookup_error('mine'))\n except LookupError: return False");
        Assert.That(second.Call("seen"), Is.False);
    }

    [Test]
    public void A_frame_names_its_file() =>
        Assert.That(((PyFunction)Interpreter().Prelude.Function(PreludeNames.BuildClass)).Code.FileName, Is.EqualTo("<prelude classes.py>"));

    [Test]
    public void A_pickle_may_name_one_that_is_not_loaded_yet()
    {
        using var interpreter = World.New("import _stackless\ndef name(): return _stackless.module('_prelude.matching').__name__");
        Assert.That(interpreter.Call("name"), Is.EqualTo("_prelude.matching"));
    }

    [Test]
    public void Programs_do_not_import_them()
    {
        using var interpreter = Interpreter();
        Assert.That(() => interpreter.Execute("import _prelude.classes"), Throws.InstanceOf<PythonException>().With.Property(nameof(PythonException.TypeName)).EqualTo("ModuleNotFoundError"));
    }

    static Interpreter Interpreter() => World.New();

    [TestCaseSource(nameof(Files))]
    public void Each_loads_by_itself(string file)
    {
        using var interpreter = new Interpreter();
        Assert.That(interpreter.Prelude.Module(file)!.Name, Is.EqualTo("_prelude." + file));
    }

    /// <summary>A name of another file that is used and not imported would be missed when the function that uses it runs.</summary>
    [TestCaseSource(nameof(Files))]
    public void Each_has_imported_what_it_uses(string file)
    {
        var root = Pipeline.Bind(SourceText.FromString(OwnSources.OfPrelude(file), file)).Root;
        var own = root.Symbols.Values.Where(IsBound).Select(symbol => symbol.Name).ToHashSet();
        using var interpreter = new Interpreter();
        var builtins = interpreter.Builtins;
        var missing = Below(root).SelectMany(scope => scope.Symbols.Values.Where(symbol => scope == root || symbol.IsGlobal)).Select(symbol => symbol.Name)
            .Where(name => !own.Contains(name) && !name.StartsWith("__", StringComparison.Ordinal) && builtins.GetOrNull(PyStr.Intern(name)).IsNull);
        Assert.That(missing.Distinct(), Is.Empty);
    }

    static bool IsBound(Symbol symbol) => (symbol.Flags & (SymbolFlags.Local | SymbolFlags.Imported)) != 0;

    static IEnumerable<Scope> Below(Scope scope) => scope.Children.SelectMany(Below).Prepend(scope);

    static IEnumerable<string> Files() => Prelude.Files();
}
