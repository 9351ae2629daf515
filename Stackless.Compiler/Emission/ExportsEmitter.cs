// What a C# project sees of compiled modules: for each a public static class of the module's name (of a package: its __init__), in it a method for each function whose
// name has no leading underscore, a property for each constant and annotated variable, a class for each class (ExportedClassEmitter), and what it
// imports from other exported modules. Types are those of the annotations (ExportedType).
//     def total(quantity: int, price: float = 1.0) -> float   ->  public static double total(long quantity, double price = 1)
//     async def fetch(url: str) -> bytes                      ->  public static Task<byte[]> fetch(string url, CancellationToken cancellation = default)
//     RATE: float = 0.2                                       ->  public static double RATE { get; }
// The classes of all modules are declared before any member is: annotations name them.
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Stackless.Compiler.Ast;
using Stackless.Hosting;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;

static class ExportsEmitter
{
    const MethodAttributes Static = MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig;
    const byte NotNull = 1, MayBeNull = 2;
    const string DecoratedCode = "SL0001", KindCode = "SL0002", AnnotationCode = "SL0003";

    static readonly HashSet<string> transparent = ["cache", "lru_cache", "override", "final", "deprecated", "wraps", "overload", "abstractmethod", "no_type_check"];

    public static void Run(ModuleBuilder builder, IReadOnlyList<ExportedModule> modules, XmlDocumentation documentation)
    {
        foreach (var module in modules)
        {
            Declare(builder, module);
        }
        var byName = modules.ToDictionary(m => m.Name);
        foreach (var module in modules)
        {
            ResolveBases(module, byName);
        }
        var classes = modules.SelectMany(m => m.Classes.Values).ToList();
        foreach (var exported in classes)
        {
            ExportedClassEmitter.DefineType(exported);
        }
        foreach (var module in modules)
        {
            ResolveNames(module, byName);
        }
        foreach (var exported in classes.Where(c => !c.IsInterface))
        {
            ExportedClassEmitter.DefineWrapping(exported);
        }
        // Whether a class is what a Protocol asks for is known when both have their members.
        foreach (var emitter in classes.ConvertAll(exported => ExportedClassEmitter.EmitMembers(exported, documentation)))
        {
            emitter.Complete(classes.Where(c => c.IsInterface && c.IsProtocol));
        }
        foreach (var module in modules)
        {
            EmitMembers(module, byName, documentation);
        }
        foreach (var module in modules)
        {
            module.Type.CreateType();
            var created = new HashSet<ExportedClass>();
            foreach (var exported in module.Classes.Values)
            {
                Create(exported, created);
            }
        }
    }

    static void Declare(ModuleBuilder builder, ExportedModule module)
    {
        module.Type = builder.DefineType(module.IsPackage ? module.Name + ".__init__" : module.Name,
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, typeof(object));
        MarkNotNull(module.Type);
        foreach (var definition in module.Statements.OfType<ClassDef>().Where(c => IsPublic(c.Name)))
        {
            if (ExportedClass.WhyNot(definition) is { } reason)
            {
                module.Warn(KindCode, $"class {definition.Name} is not exported: {reason}", definition.Span);
            }
            else if (!module.Classes.ContainsKey(definition.Name))
            {
                module.Classes.Add(definition.Name, new ExportedClass(definition, module));
            }
        }
    }

    public static void MarkNotNull(TypeBuilder type) =>
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(NullableContextAttribute).GetConstructor([typeof(byte)])!, [NotNull]));

    static void ResolveBases(ExportedModule module, Dictionary<string, ExportedModule> all)
    {
        var classes = ClassesOf(module, all);
        foreach (var exported in module.Classes.Values)
        {
            // A class below itself is an error that Python tells of when it runs.
            exported.Bases = [.. exported.BaseNames.Select(classes.GetValueOrDefault).OfType<ExportedClass>().Where(b => !IsBelow(b, exported)).DistinctBy(b => b.Definition)];
            foreach (var written in exported.Definition.Bases)
            {
                if (classes.TryGetValue(ExportedType.NameOf(written), out var parent))
                {
                    exported.BaseArguments.TryAdd(parent, ExportedClass.ArgumentsOf(written));
                }
            }
        }
    }

    static bool IsBelow(ExportedClass exported, ExportedClass other) => ReferenceEquals(exported, other) || exported.Bases.Any(b => IsBelow(b, other));

    // What its names mean: its own classes, and those that it imports from the others.
    static Dictionary<string, ExportedClass> ClassesOf(ExportedModule module, Dictionary<string, ExportedModule> all)
    {
        var classes = module.Classes.ToDictionary(c => c.Key, c => c.Value);
        foreach (var (origin, import) in ImportsOf(module, all))
        {
            foreach (var name in import.Names)
            {
                if (name.Name == "*")
                {
                    foreach (var (key, value) in origin.Classes)
                    {
                        classes.TryAdd(key, value);
                    }
                }
                else if (origin.Classes.TryGetValue(name.Name, out var found))
                {
                    classes.TryAdd(name.AsName ?? name.Name, found);
                }
            }
        }
        return classes;
    }

    static void ResolveNames(ExportedModule module, Dictionary<string, ExportedModule> all)
    {
        var aliases = ExportScope.AliasesOf(module.Statements);
        foreach (var (origin, import) in ImportsOf(module, all))
        {
            foreach (var name in import.Names)
            {
                if (!origin.Classes.ContainsKey(name.Name) && ExportScope.AliasesOf(origin.Statements).TryGetValue(name.Name, out var alias))
                {
                    aliases.TryAdd(name.AsName ?? name.Name, alias);
                }
            }
        }
        module.Scope = new ExportScope(ClassesOf(module, all).ToDictionary(c => c.Key, c => (Type)c.Value.Type), aliases, ExportScope.VariablesOf(module.Statements), []);
    }

    static IEnumerable<(ExportedModule Origin, ImportFrom Import)> ImportsOf(ExportedModule module, Dictionary<string, ExportedModule> all)
    {
        foreach (var import in module.Statements.OfType<ImportFrom>())
        {
            if (all.TryGetValue(OriginOf(module, import), out var origin) && origin != module)
            {
                yield return (origin, import);
            }
        }
    }

    static string OriginOf(ExportedModule module, ImportFrom import)
    {
        if (import.Level == 0)
        {
            return import.Module ?? "";
        }
        var parts = module.Name.Split('.');
        var package = string.Join('.', parts.Take(parts.Length - import.Level + (module.IsPackage ? 1 : 0)));
        return import.Module is null ? package : package.Length == 0 ? import.Module : $"{package}.{import.Module}";
    }

    static void Create(ExportedClass exported, HashSet<ExportedClass> created)
    {
        if (created.Add(exported))
        {
            foreach (var parent in exported.Bases.Where(b => b.Module == exported.Module))
            {
                Create(parent, created);
            }
            exported.Type.CreateType();
            exported.Fields?.CreateType();
            exported.Values?.CreateType();
            exported.Proxy?.CreateType();
        }
    }

    // ---- members -------------------------------------------------------------------------------------------------------------

    static void EmitMembers(ExportedModule module, Dictionary<string, ExportedModule> all, XmlDocumentation documentation)
    {
        documentation.AddType(module.Type.FullName!, Docstring.Of(module.Tree.Body));
        var exports = new ExportFields(module.Type);
        var names = new HashSet<string>(module.Classes.Keys);
        EmitFunctions(module, module, s => s, module.Statements, names, exports, documentation);
        foreach (var statement in Enumerable.Reverse(module.Statements))
        {
            EmitVariable(module, statement, names, exports);
        }
        foreach (var (origin, import) in ImportsOf(module, all))
        {
            EmitImported(module, origin, import, names, exports, documentation);
        }
        exports.Emit();
    }

    static void EmitFunctions(ExportedModule module, ExportedModule origin, Func<string, string?> rename, IReadOnlyList<Stmt> statements, HashSet<string> names, ExportFields exports, XmlDocumentation documentation)
    {
        foreach (var statement in statements.Reverse())
        {
            if (Function.Of(statement) is { } function && rename(function.Name) is { } name && IsPublic(name) && names.Add(name))
            {
                EmitFunction(module, origin, name, function, exports, documentation);
            }
        }
    }

    static void EmitFunction(ExportedModule module, ExportedModule origin, string name, Function function, ExportFields exports, XmlDocumentation documentation)
    {
        if (module == origin)
        {
            Complain(module, function);
        }
        var method = module.Type.DefineMethod(name, Static);
        var scope = DefineVariables(method, function, 0, origin.Scope.With(function.TypeParameters));
        var parameters = ExportedParameters.Of(function.Arguments, 0, scope);
        var result = function.Result(scope);
        Type[] types = [.. parameters.Select(p => p.Type.Type), .. function.IsAsync ? [typeof(CancellationToken)] : Type.EmptyTypes];
        method.SetParameters(types);
        method.SetReturnType(result.Type);
        documentation.AddMethod(module.Type.FullName!, method, types, Docstring.Of(function.Body));
        ExportedParameters.MarkNullability(method.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, result);
        ExportedParameters.Declare(parameters, method.DefineParameter, function.IsAsync);
        EmitCall(method.GetILGenerator(), exports.Of(module.Compiled, name), parameters, result, function.IsAsync, hasSelf: false);
    }

    /// <summary>Makes a method generic whose parameters tell what its type variables stand for: C# infers them from its arguments.</summary>
    /// <param name="skipped">Leading parameters that C# does not see.</param>
    /// <returns>What the names in its annotations stand for.</returns>
    public static ExportScope DefineVariables(MethodBuilder method, Function function, int skipped, ExportScope scope)
    {
        var own = function.TypeParameters.OfType<TypeVar>().Select(p => p.Name);
        var used = own.Concat(scope.Free).Distinct().Where(name => ExportedParameters.Of(function.Arguments, skipped, scope.With([(name, marked)])).Any(p => Mentions(p.Type.Type))).ToArray();
        return used.Length == 0 ? scope : scope.With(used.Zip(DefineParameters(method.DefineGenericParameters, used)));
    }

    /// <summary>Declares type parameters, whose arguments may be of any kind.</summary>
    public static IEnumerable<ExportedType> DefineParameters(Func<string[], GenericTypeParameterBuilder[]> define, IReadOnlyList<string> names) => define([.. names]).Select(parameter =>
    {
        parameter.SetCustomAttribute(new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte)])!, [MayBeNull]));
        return ExportedType.Parameter(parameter);
    }).ToList();

    // Stands for a type variable that is looked for in a signature.
    static class Marked;

    static readonly ExportedType marked = ExportedType.Parameter(typeof(Marked));

    static bool Mentions(Type type) => type == typeof(Marked) || type.HasElementType && Mentions(type.GetElementType()!) || type.IsGenericType && Array.Exists(type.GetGenericArguments(), Mentions);

    /// <summary>What the signature does not say.</summary>
    public static void Complain(ExportedModule module, Function function)
    {
        if (function.Decorators.Select(ExportedType.NameOf).FirstOrDefault(d => !transparent.Contains(d) && d is not ("staticmethod" or "classmethod" or "property" or "setter" or "cached_property")) is { } decorator)
        {
            module.Warn(DecoratedCode, $"{function.Name} is exported with the signature it has before {decorator} decorates it", function.Span);
        }
        foreach (var argument in function.Arguments.PosOnlyArgs.Concat(function.Arguments.Args).Concat(function.Arguments.KwOnlyArgs))
        {
            if (argument.Annotation is Name { Id: var name } && ExportedType.Of(argument.Annotation, module.Scope) == ExportedType.Any
                && name is not ("Any" or "object" or "Self") && function.TypeParameters.Count == 0 && IsKnownToHaveNoType(module, name))
            {
                module.Warn(AnnotationCode, $"parameter {argument.Name} of {function.Name} is exported as object: {name} has no .NET type", argument.Span);
            }
        }
    }

    // A class of the module that is not exported; other names may be anything.
    static bool IsKnownToHaveNoType(ExportedModule module, string name) => module.Statements.OfType<ClassDef>().Any(c => c.Name == name);

    /// <summary>Calls a member and returns what it gives.</summary>
    /// <param name="export">The field that holds what is called.</param>
    public static void EmitCall(ILGenerator il, FieldInfo export, IReadOnlyList<ExportedParameter> parameters, ExportedType result, bool isAsync, bool hasSelf)
    {
        var call = new ExportedCallEmitter(il, parameters, hasSelf ? 1 : 0, hasSelf);
        call.CheckNulls();
        if (!isAsync && call.IsShort)
        {
            call.EmitSelf();
            il.Emit(OpCodes.Ldsfld, export);
            call.EmitShort();
            var shortly = typeof(Exports).GetMethods().First(m => m.Name == (result.Type == typeof(void) ? nameof(Exports.CallVoid) : nameof(Exports.Call)) && m.GetParameters().Length == 6);
            il.Emit(OpCodes.Call, shortly.IsGenericMethod ? shortly.MakeGenericMethod(result.Type) : shortly);
            il.Emit(OpCodes.Ret);
            return;
        }
        call.EmitSelf();
        il.Emit(OpCodes.Ldsfld, export);
        call.EmitArguments();
        if (isAsync)
        {
            il.EmitLoadArgument(parameters.Count + (hasSelf ? 1 : 0));
        }
        var name = isAsync ? nameof(Exports.CallAsync) : result.Type == typeof(void) ? nameof(Exports.CallVoid) : nameof(Exports.Call);
        var callee = typeof(Exports).GetMethods().First(m => m.Name == name && m.GetParameters().Length >= 7);
        il.Emit(OpCodes.Call, !callee.IsGenericMethod ? callee : callee.MakeGenericMethod(!isAsync ? result.Type : result.Type == typeof(Task) ? typeof(object) : result.Type.GetGenericArguments()[0]));
        il.Emit(OpCodes.Ret);
    }

    // RATE = 0.2, LIMIT: int = 10, and names in capitals.
    static void EmitVariable(ExportedModule module, Stmt statement, HashSet<string> names, ExportFields exports)
    {
        var (name, type) = statement switch
        {
            AnnAssign { Target: Name target, Annotation: var annotation } when ExportedType.NameOf(annotation) is not "TypeAlias" => (target.Id, ExportedType.Of(annotation, module.Scope)),
            Assign { Targets: [Name target], Value: var value } when ExportedType.LiteralType(value) is { } literal => (target.Id, new ExportedType(literal, literal.IsValueType ? [] : [NotNull])),
            Assign { Targets: [Name target] } when target.Id.All(c => char.IsUpper(c) || char.IsDigit(c) || c == '_') && module.Scope.AliasOf(target.Id) is null => (target.Id, ExportedType.Any),
            _ => ("_", ExportedType.Any),
        };
        if (IsPublic(name) && names.Add(name))
        {
            var getter = module.Type.DefineMethod("get_" + name, Static | MethodAttributes.SpecialName, type.Type, []);
            var il = getter.GetILGenerator();
            il.Emit(OpCodes.Ldsfld, exports.Of(module.Compiled, name));
            il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Read))!.MakeGenericMethod(type.Type));
            il.Emit(OpCodes.Ret);
            var property = module.Type.DefineProperty(name, PropertyAttributes.None, CallingConventions.Standard, type.Type, []);
            property.SetGetMethod(getter);
            ExportedParameters.MarkNullability(property.SetCustomAttribute, type);
            ExportedParameters.MarkNullability(getter.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, type);
        }
    }

    // from .engine import compound, x as y, *: functions of another module as this one's. Classes stay where they are.
    static void EmitImported(ExportedModule module, ExportedModule origin, ImportFrom import, HashSet<string> names, ExportFields exports, XmlDocumentation documentation)
    {
        string? NameHere(string name) => import.Names.FirstOrDefault(n => n.Name == "*" || n.Name == name) is not { } alias ? null : alias.Name == "*" ? name : alias.AsName ?? name;

        EmitFunctions(module, origin, NameHere, origin.Statements, names, exports, documentation);
    }

    public static bool IsPublic(string name) => !name.StartsWith('_');
}
