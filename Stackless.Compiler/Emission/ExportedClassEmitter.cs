// What a C# project sees of a Python class: a class in its module's, below PythonObject or the class that it derives from.
//     class Item:                                         public class Item : PythonObject, IComparable<Item> {
//         def __init__(self, name: str): self.name = name     public Item(string name)
//                                                             public string name { get; set; }
//         def total(self, n: int) -> float                    public double total(long n)
//         @property def code(self) -> str                     public string code { get; }
//         @classmethod def load(cls, path: str) -> Item       public static Item load(string path)
//         def __add__(self, o: Item) -> Item                  public static Item operator +(Item self, Item o)
//         def __lt__(self, o: Item) -> bool                   public static bool operator <(Item self, Item o), IComparable<Item>
//         def __iter__(self) -> Iterator[int]                 IEnumerable<long>
//         def __exit__(self, *details)                        IDisposable
//     class Box[T]:                                       public class Box<T> : PythonObject {
//         def get(self) -> T                                  public T get()
// A dataclass has the constructor that its fields give, a NamedTuple too; an Enum has none, but a property for each member. ToString, Equals and GetHashCode are
// PythonObject's: str(), == and hash().
//     class Named(Protocol):                              public interface Named : IPythonProtocol {
//         name: str                                           string name { get; set; }
//         def greet(self, n: int) -> str: ...                 string greet(long n)
// A Protocol is an interface, and so is an abstract class. The classes that are below one implement it, and those that have all that a Protocol asks for; what an abstract
// class has a body for has one in the interface. Objects of other classes are seen through one that is made for each interface, its Proxy.
using System.ComponentModel;
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;

sealed class ExportedClassEmitter
{
    const MethodAttributes Instance = MethodAttributes.Public | MethodAttributes.HideBySig;
    const MethodAttributes Static = Instance | MethodAttributes.Static;
    const MethodAttributes Implementing = Instance | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot;
    const MethodAttributes Explicit = MethodAttributes.Private | MethodAttributes.HideBySig | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot;
    const MethodAttributes Overridable = Instance | MethodAttributes.Virtual | MethodAttributes.NewSlot;
    const MethodAttributes Abstract = Overridable | MethodAttributes.Abstract;

    static readonly (string Dunder, string Method)[] operators =
    [
        ("add", "op_Addition"), ("sub", "op_Subtraction"), ("mul", "op_Multiply"), ("truediv", "op_Division"), ("mod", "op_Modulus"), ("and", "op_BitwiseAnd"),
        ("or", "op_BitwiseOr"), ("xor", "op_ExclusiveOr"), ("lt", "op_LessThan"), ("le", "op_LessThanOrEqual"), ("gt", "op_GreaterThan"), ("ge", "op_GreaterThanOrEqual"),
        ("lshift", "op_LeftShift"), ("rshift", "op_RightShift"),
    ];

    // What Python asks the other operand for, if an object has not got the one.
    static readonly (string Dunder, string Mirrored)[] comparisons = [("lt", "gt"), ("gt", "lt"), ("le", "ge"), ("ge", "le")];

    static readonly (string Dunder, string Method)[] unary = [("neg", "op_UnaryNegation"), ("pos", "op_UnaryPlus"), ("invert", "op_OnesComplement")];

    readonly ExportedClass exported;
    readonly TypeBuilder type;
    readonly Type self;
    readonly ExportedModule module;
    readonly ExportScope scope;
    readonly ExportFields exports;
    readonly XmlDocumentation documentation;
    readonly List<Stmt> statements;
    readonly Dictionary<string, Function> functions = [];

    // A class has the members of its own name only in its constructors.
    readonly HashSet<string> names;

    ExportedClassEmitter(ExportedClass exported, XmlDocumentation documentation)
    {
        this.exported = exported;
        this.documentation = documentation;
        type = exported.Type;
        self = exported.Self;
        module = exported.Module;
        scope = exported.ScopeOf();
        exports = new ExportFields(exported.Fields ?? type);
        names = [exported.Definition.Name];
        statements = [.. ExportedModule.StatementsOf(exported.Definition.Body)];
        foreach (var function in statements.Select(Function.Of).OfType<Function>())
        {
            if (!function.Has("setter") && !function.Has("deleter"))
            {
                functions[function.Name] = function;
            }
        }
    }

    /// <summary>Declares the class or interface, after those that it derives from are known.</summary>
    public static void DefineType(ExportedClass exported)
    {
        var (module, name) = (exported.Module.Type, exported.Definition.Name);
        if (exported.IsInterface)
        {
            exported.Type = module.DefineNestedType(name, TypeAttributes.NestedPublic | TypeAttributes.Interface | TypeAttributes.Abstract, null);
            exported.Proxy = module.DefineNestedType($"<{name}>", TypeAttributes.NestedAssembly | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit, typeof(PythonObject));
        }
        else
        {
            var parameters = exported.Parameters;
            exported.Type = module.DefineNestedType(parameters.Count == 0 ? name : $"{name}`{parameters.Count}", TypeAttributes.NestedPublic | TypeAttributes.BeforeFieldInit, typeof(PythonObject));
            if (parameters.Count > 0)
            {
                ExportsEmitter.DefineParameters(exported.Type.DefineGenericParameters, parameters);
                exported.Fields = module.DefineNestedType($"<{name}>", TypeAttributes.NestedAssembly | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit, typeof(object));
            }
        }
    }

    /// <summary>Declares the constructor that takes an object which is there; before anything else, for classes derived from it call it.</summary>
    public static void DefineWrapping(ExportedClass exported)
    {
        if (exported.Parent is { } parent)
        {
            exported.Type.SetParent(ExportedType.Class(parent.Type, exported.ArgumentsFor(parent, exported.ScopeOf())).Type);
        }
        exported.Wrapping = exported.Type.DefineConstructor(MethodAttributes.FamORAssem | MethodAttributes.HideBySig, CallingConventions.Standard, [typeof(ExportedObject)]);
        exported.Wrapping.SetCustomAttribute(new CustomAttributeBuilder(typeof(EditorBrowsableAttribute).GetConstructor([typeof(EditorBrowsableState)])!,
            [EditorBrowsableState.Never]));
    }

    /// <summary>All that it has by itself.</summary>
    public static ExportedClassEmitter EmitMembers(ExportedClass exported, XmlDocumentation documentation)
    {
        var emitter = new ExportedClassEmitter(exported, documentation);
        ExportsEmitter.MarkNotNull(exported.Type);
        documentation.AddType(exported.Type.FullName!.Replace('+', '.'), Docstring.Of(exported.Definition.Body));
        if (exported.IsInterface)
        {
            emitter.EmitContract();
            return emitter;
        }
        EmitWrapping(exported.Wrapping.GetILGenerator(), emitter.BaseConstructor);
        if (exported.IsEnum)
        {
            emitter.EmitEnumMembers();
        }
        else
        {
            emitter.EmitConstructor();
        }
        emitter.EmitAttributes();
        emitter.EmitWith();
        emitter.EmitProtocols();
        return emitter;
    }

    void EmitAttributes()
    {
        foreach (var function in functions.Values)
        {
            EmitFunction(function);
        }
        foreach (var statement in statements)
        {
            EmitAttribute(statement);
        }
        EmitAttributesOfInit();
    }

    /// <summary>The interfaces that it is.</summary>
    /// <param name="protocols">Those that it is of if it has their members.</param>
    public void Complete(IEnumerable<ExportedClass> protocols)
    {
        if (exported.IsInterface)
        {
            EmitProxy();
        }
        else if (!exported.IsEnum)
        {
            var inherited = exported.Parent?.Interfaces.ToHashSet() ?? [];
            foreach (var contract in exported.Interfaces.Where(i => !inherited.Contains(i)))
            {
                Implement(contract, type, exports, name => names.Add(name));
            }
            foreach (var contract in protocols.Where(p => !exported.Interfaces.Contains(p) && IsWhat(p)))
            {
                Implement(contract, type, exports, _ => false);
            }
        }
        exports.Emit();
    }

    static readonly ConstructorInfo ofAnyObject = typeof(PythonObject).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [typeof(ExportedObject)])!;

    ConstructorInfo BaseConstructor => exported.Parent is not { } parent ? ofAnyObject
        : !parent.Type.IsGenericTypeDefinition ? parent.Wrapping
        : TypeBuilder.GetConstructor(parent.Type.MakeGenericType([.. exported.ArgumentsFor(parent, scope).Select(a => a.Type)]), parent.Wrapping);

    static void EmitWrapping(ILGenerator il, ConstructorInfo baseConstructor)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, baseConstructor);
        il.Emit(OpCodes.Ret);
    }

    FieldBuilder Export(string? member = null) => exports.Of(module.Compiled, member is null ? exported.Definition.Name : $"{exported.Definition.Name}.{member}");

    string DocumentedName => type.FullName!.Replace('+', '.');

    // ---- constructors --------------------------------------------------------------------------------------------------------

    void EmitConstructor()
    {
        if (ParametersOf(exported, scope) is not { } parameters)
        {
            return;
        }
        Type[] types = [.. parameters.Select(p => p.Type.Type)];
        var constructor = type.DefineConstructor(MethodAttributes.Public | MethodAttributes.HideBySig, CallingConventions.Standard, types);
        ExportedParameters.Declare(parameters, constructor.DefineParameter);
        documentation.AddConstructor(DocumentedName, types, functions.TryGetValue("__init__", out var init) ? Docstring.Of(init.Body) : null, Docstring.Of(exported.Definition.Body));
        var il = constructor.GetILGenerator();
        var call = new ExportedCallEmitter(il, parameters, 1, hasSelf: false);
        call.CheckNulls();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, Export());
        call.EmitArguments();
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.New))!);
        il.Emit(OpCodes.Call, BaseConstructor);
        il.Emit(OpCodes.Ret);
    }

    // What a call of the class takes; null if it cannot be said.
    static IReadOnlyList<ExportedParameter>? ParametersOf(ExportedClass exported, ExportScope scope)
    {
        var functions = ExportedModule.StatementsOf(exported.Definition.Body).Select(Function.Of).OfType<Function>().Where(f => !f.Has("overload")).ToLookup(f => f.Name);
        if ((functions["__init__"].LastOrDefault() ?? functions["__new__"].LastOrDefault()) is { } init)
        {
            return ExportedParameters.Of(init.Arguments, 1, scope);
        }
        if (exported.Dataclass is not null || exported.IsNamedTuple)
        {
            return ExportedParameters.Ordered([.. FieldsOf(exported, scope)]);
        }
        return exported.Base is { } parent ? ParametersOf(parent, ScopeIn(parent, exported, scope)) : exported.Definition.Bases.Count == 0 || exported.BaseNames.All(b => b is "object" or "Generic" or "ABC" or "Protocol") ? [] : null;
    }

    // The names of a class's annotations as one below it means them.
    static ExportScope ScopeIn(ExportedClass parent, ExportedClass exported, ExportScope scope) => parent.ScopeOf(exported.ArgumentsFor(parent, scope));

    static IEnumerable<ExportedParameter> FieldsOf(ExportedClass exported, ExportScope scope)
    {
        var fields = exported.Base is { Dataclass: not null } parent ? FieldsOf(parent, ScopeIn(parent, exported, scope)).ToList() : [];
        var isByName = exported.Dataclass is Call call && call.Keywords.Any(k => k is { Arg: "kw_only", Value: Constant { Value: ConstantBool { Value: true } } });
        foreach (var statement in ExportedModule.StatementsOf(exported.Definition.Body))
        {
            if (statement is not AnnAssign { Target: Name { Id: var name }, Annotation: var annotation, Value: var value } || ExportedType.NameOf(annotation) == "ClassVar")
            {
                continue;
            }
            if (ExportedType.NameOf(annotation) == "KW_ONLY")
            {
                isByName = true;
                continue;
            }
            var field = value is Call { Keywords: var options } maker && ExportedType.NameOf(maker.Func) == "field" ? options : [];
            if (field.Any(k => k is { Arg: "init", Value: Constant { Value: ConstantBool { Value: false } } }))
            {
                continue;
            }
            var given = field.FirstOrDefault(k => k.Arg == "default")?.Value ?? (field.FirstOrDefault(k => k.Arg == "default_factory")?.Value ?? (field.Count > 0 ? null : value is Call { Keywords.Count: 0, Args.Count: 0 } empty && ExportedType.NameOf(empty.Func) == "field" ? null : value));
            var type = annotation is Subscript { Slice: var inner } initVar && ExportedType.NameOf(initVar.Value) == "InitVar" ? inner : annotation;
            // What comes behind one that may be left out is passed by name.
            var parameter = ExportedParameters.New(name, type, given, isByName ? Passing.ByName : Passing.Positional, scope);
            isByName |= parameter.IsOmitted;
            parameter = isByName ? parameter with { Passing = Passing.ByName } : parameter;
            var at = fields.FindIndex(f => f.Name == name);
            if (at >= 0)
            {
                fields[at] = parameter;
            }
            else
            {
                fields.Add(parameter);
            }
        }
        return fields;
    }

    // copy = item.With(price: 2): another object, with the other fields' values.
    void EmitWith()
    {
        if (exported.Dataclass is null && !exported.IsNamedTuple || !names.Add("With"))
        {
            return;
        }
        ExportedParameter[] fields = [.. FieldsOf(exported, scope).Select(f => f with { Type = ExportedType.OrNothing(f.Type), Passing = Passing.ByName, IsOptional = true, Default = null, IsOmitted = true })];
        var method = type.DefineMethod("With", Instance, self, [.. fields.Select(f => f.Type.Type)]);
        ExportedParameters.Declare(fields, method.DefineParameter);
        ExportsEmitter.EmitCall(method.GetILGenerator(), Export("__replace__"), fields, ExportedType.Class(self), isAsync: false, hasSelf: true);
    }

    // ---- functions -----------------------------------------------------------------------------------------------------------

    void EmitFunction(Function function)
    {
        if (!ExportsEmitter.IsPublic(function.Name))
        {
            return;
        }
        if (function.Has("property") || function.Has("cached_property"))
        {
            EmitProperty(function.Name, ExportedType.Of(function.Returns, scope), isStatic: false, isWritten: statements.Select(Function.Of).Any(f => f is not null && f.Name == function.Name && f.Has("setter")),
                Docstring.Of(function.Body), function);
            return;
        }
        if (!names.Add(function.Name))
        {
            return;
        }
        ExportsEmitter.Complain(module, function);
        var isStatic = function.Has("staticmethod") || function.Has("classmethod");
        var skipped = function.Has("staticmethod") ? 0 : 1;
        var isAbstract = exported.IsInterface && !isStatic && !HasBody(function);
        var method = type.DefineMethod(function.Name, isStatic ? Static : isAbstract ? Abstract : exported.IsEnum ? Instance : Overridable);
        // What C# overrides is called by Python, which knows of no type arguments: a generic method would not be overridden.
        var own = scope.With(function.TypeParameters);
        own = isStatic ? ExportsEmitter.DefineVariables(method, function, skipped, own) : own;
        var parameters = ExportedParameters.Of(function.Arguments, skipped, own);
        var result = SelfOr(function.Returns) ?? function.Result(own);
        Type[] types = [.. parameters.Select(p => p.Type.Type), .. function.IsAsync ? [typeof(CancellationToken)] : Type.EmptyTypes];
        method.SetParameters(types);
        method.SetReturnType(result.Type);
        documentation.AddMethod(DocumentedName, method, types, Docstring.Of(function.Body));
        ExportedParameters.MarkNullability(method.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, result);
        ExportedParameters.Declare(parameters, method.DefineParameter, function.IsAsync);
        if (!isStatic)
        {
            exported.Members[function.Name] = new ExportedMember(function.Name, function.Name, method, null, parameters, result, function.IsAsync, IsAttribute: false);
        }
        if (exported.IsInterface && !isStatic)
        {
            if (!isAbstract)
            {
                EmitDefault(method.GetILGenerator(), function.Name, parameters, result, function.IsAsync);
            }
            return;
        }
        ExportsEmitter.EmitCall(method.GetILGenerator(), Export(function.Name), parameters, result, function.IsAsync, hasSelf: !isStatic);
    }

    ExportedType? SelfOr(Expr? annotation) => annotation is Name { Id: "Self" } ? ExportedType.Class(self) : null;

    // ---- attributes ----------------------------------------------------------------------------------------------------------

    void EmitAttribute(Stmt statement)
    {
        switch (statement)
        {
            case AnnAssign { Target: Name { Id: var name }, Annotation: var annotation } when ExportsEmitter.IsPublic(name) && ExportedType.NameOf(annotation) is not ("InitVar" or "KW_ONLY"):
                EmitProperty(name, ExportedType.Of(annotation, scope), ExportedType.NameOf(annotation) == "ClassVar", isWritten: !exported.IsFrozen, null);
                break;
            case Assign { Targets: [Name { Id: var name }], Value: var value } when ExportsEmitter.IsPublic(name) && !exported.IsEnum && ExportedType.LiteralType(value) is { } literal:
                EmitProperty(name, new ExportedType(literal, literal.IsValueType ? [] : [1]), isStatic: true, isWritten: false, null);
                break;
        }
    }

    // self.name: str = ..., and self.name = name where that is a parameter with a type.
    void EmitAttributesOfInit()
    {
        if (!functions.TryGetValue("__init__", out var init) || init.Arguments.PosOnlyArgs.Concat(init.Arguments.Args).FirstOrDefault() is not { Name: var self })
        {
            return;
        }
        var annotations = init.Arguments.PosOnlyArgs.Concat(init.Arguments.Args).Concat(init.Arguments.KwOnlyArgs).Where(a => a.Annotation is not null).ToDictionary(a => a.Name, a => a.Annotation);
        foreach (var statement in ExportedModule.StatementsOf(init.Body))
        {
            var (target, annotation) = statement switch
            {
                AnnAssign { Target: Ast.Attribute written, Annotation: var given } => (written, given),
                Assign { Targets: [Ast.Attribute written], Value: Name { Id: var parameter } } => (written, annotations.GetValueOrDefault(parameter)),
                Assign { Targets: [Ast.Attribute written] } => (written, null),
                _ => (null, null),
            };
            if (target is { Value: Name { Id: var owner }, Attr: var name } && owner == self && ExportsEmitter.IsPublic(name))
            {
                EmitProperty(name, ExportedType.Of(annotation, scope), isStatic: false, isWritten: true, null);
            }
        }
    }

    void EmitEnumMembers()
    {
        var values = new List<Expr>();
        foreach (var statement in statements)
        {
            if (statement is Assign { Targets: [Name { Id: var name }], Value: var value } && ExportsEmitter.IsPublic(name))
            {
                values.Add(value);
                EmitProperty(name, ExportedType.Class(type), isStatic: true, isWritten: false, null);
            }
        }
        var isText = exported.BaseNames.Contains("StrEnum");
        var literals = values.Select(ExportedType.LiteralType).Distinct().ToList();
        var valueType = isText ? typeof(string) : literals is [{ } single] ? single : typeof(object);
        EmitProperty("name", ExportedType.Class(typeof(string)), isStatic: false, isWritten: false, null);
        EmitProperty("value", valueType == typeof(object) ? ExportedType.Any : new ExportedType(valueType, valueType.IsValueType ? [] : [1]), isStatic: false, isWritten: false, null);
        if (Numbers() is { Count: > 0 } numbers && names.Add("Values") && names.Add("Value") && names.Add("Of"))
        {
            EmitNumbers(numbers);
        }
    }

    // The members' numbers; null if they are not all numbers that can be read from the source.
    List<(string Name, long Number)>? Numbers()
    {
        if (functions.ContainsKey("_generate_next_value_") || exported.BaseNames.Contains("StrEnum"))
        {
            return null;
        }
        var isFlag = exported.BaseNames.Any(b => b is "Flag" or "IntFlag");
        var numbers = new List<(string Name, long Number)>();
        foreach (var statement in statements)
        {
            if (statement is not Assign { Targets: [Name { Id: var name }], Value: var value } || !ExportsEmitter.IsPublic(name))
            {
                continue;
            }
            var highest = numbers.Count == 0 ? 0 : numbers.Max(n => n.Number);
            long? number = value switch
            {
                Constant { Value: ConstantInt { Value: var n } } when n <= long.MaxValue => (long)n,
                UnaryOp { Op: UnaryOperator.USub, Operand: Constant { Value: ConstantInt { Value: var n } } } when n <= long.MaxValue => -(long)n,
                Call { Args.Count: 0 } call when ExportedType.NameOf(call.Func) == "auto" => !isFlag ? highest + 1 : highest <= 0 ? 1 : 1L << (System.Numerics.BitOperations.Log2((ulong)highest) + 1),
                _ => null,
            };
            if (number is null)
            {
                return null;
            }
            numbers.Add((name, number.Value));
        }
        return numbers;
    }

    // enum Values { RED = 1, ... }, with Values Value { get; } and static Color Of(Values value): for switch statements and constants.
    void EmitNumbers(List<(string Name, long Number)> numbers)
    {
        var values = exported.Values = type.DefineNestedType("Values", TypeAttributes.NestedPublic | TypeAttributes.Sealed, typeof(Enum));
        values.DefineField("value__", typeof(long), FieldAttributes.Public | FieldAttributes.SpecialName | FieldAttributes.RTSpecialName);
        foreach (var (name, number) in numbers)
        {
            values.DefineField(name, values, FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal).SetConstant(number);
        }
        if (exported.BaseNames.Any(b => b is "Flag" or "IntFlag"))
        {
            values.SetCustomAttribute(new CustomAttributeBuilder(typeof(FlagsAttribute).GetConstructor([])!, []));
        }
        var getter = type.DefineMethod("get_Value", Instance | MethodAttributes.SpecialName, values, []);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, Export("value"));
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Get))!.MakeGenericMethod(typeof(long)));
        il.Emit(OpCodes.Ret);
        type.DefineProperty("Value", PropertyAttributes.None, CallingConventions.HasThis, values, []).SetGetMethod(getter);
        var of = type.DefineMethod("Of", Static, type, [values]);
        of.DefineParameter(1, ParameterAttributes.None, "value");
        il = of.GetILGenerator();
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Ldsfld, Export());
        il.EmitInt(1);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Value).GetMethod(nameof(Value.Int), [typeof(long)])!);
        il.Emit(OpCodes.Ldsfld, typeof(Exports).GetField(nameof(Exports.Nothing))!);
        il.Emit(OpCodes.Ldsfld, typeof(Exports).GetField(nameof(Exports.Nothing))!);
        il.Emit(OpCodes.Call, typeof(Exports).GetMethods().First(m => m.Name == nameof(Exports.Call) && m.GetParameters().Length == 6).MakeGenericMethod(type));
        il.Emit(OpCodes.Ret);
    }

    /// <param name="function">The property's; null where it is an attribute.</param>
    void EmitProperty(string name, ExportedType propertyType, bool isStatic, bool isWritten, string? text, Function? function = null)
    {
        if (!names.Add(name))
        {
            return;
        }
        var isAsked = exported.IsInterface && !isStatic;
        var isAbstract = isAsked && (function is null || !HasBody(function));
        var attributes = (isStatic ? Static : isAbstract ? Abstract : isAsked || function is not null ? Overridable : Instance) | MethodAttributes.SpecialName;
        var property = type.DefineProperty(name, PropertyAttributes.None, isStatic ? CallingConventions.Standard : CallingConventions.HasThis, propertyType.Type, []);
        ExportedParameters.MarkNullability(property.SetCustomAttribute, propertyType);
        documentation.AddProperty(DocumentedName, name, text);
        var getter = type.DefineMethod("get_" + name, attributes, propertyType.Type, []);
        ExportedParameters.MarkNullability(getter.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, propertyType);
        property.SetGetMethod(getter);
        MethodBuilder? setter = null;
        if (isWritten && !isStatic)
        {
            setter = type.DefineMethod("set_" + name, attributes, typeof(void), [propertyType.Type]);
            ExportedParameters.MarkNullability(setter.DefineParameter(1, ParameterAttributes.None, "value").SetCustomAttribute, propertyType);
            property.SetSetMethod(setter);
        }
        if (!isStatic)
        {
            exported.Members[name] = new ExportedMember(name, name, getter, setter, null, propertyType, false, IsAttribute: function is null);
        }
        if (isAbstract)
        {
            return;
        }
        if (isAsked)
        {
            EmitDefault(getter.GetILGenerator(), name + ".fget", [], propertyType, false);
            if (setter is not null)
            {
                EmitDefault(setter.GetILGenerator(), name + ".fset", [new ExportedParameter("value", propertyType, Passing.Positional)], ExportedType.Void, false);
            }
            return;
        }
        EmitRead(getter.GetILGenerator(), Export(name), propertyType, isStatic);
        if (setter is not null)
        {
            EmitWrite(setter.GetILGenerator(), Export(name), propertyType);
        }
    }

    static void EmitRead(ILGenerator il, FieldInfo export, ExportedType propertyType, bool isStatic)
    {
        if (!isStatic)
        {
            il.Emit(OpCodes.Ldarg_0);
        }
        il.Emit(OpCodes.Ldsfld, export);
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(isStatic ? nameof(Exports.Read) : nameof(Exports.Get))!.MakeGenericMethod(propertyType.Type));
        il.Emit(OpCodes.Ret);
    }

    static void EmitWrite(ILGenerator il, FieldInfo export, ExportedType propertyType)
    {
        var call = new ExportedCallEmitter(il, [new ExportedParameter("value", propertyType, Passing.Positional)], 1, hasSelf: true);
        call.CheckNulls();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, export);
        call.EmitValue(0);
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Set))!);
        il.Emit(OpCodes.Ret);
    }

    // ---- interfaces ----------------------------------------------------------------------------------------------------------

    // What an interface asks for.
    void EmitContract()
    {
        type.AddInterfaceImplementation(typeof(IPythonProtocol));
        foreach (var b in exported.Bases)
        {
            type.AddInterfaceImplementation(b.Type);
        }
        EmitAttributes();
        if (functions.TryGetValue("__iter__", out var iter) && ElementOf(iter) is { } element)
        {
            type.AddInterfaceImplementation(typeof(IEnumerable<>).MakeGenericType(element));
        }
        if (functions.ContainsKey("__exit__"))
        {
            type.AddInterfaceImplementation(typeof(IDisposable));
        }
        EmitInvoke();
    }

    // A Protocol's method that does nothing is there for its signature only.
    bool HasBody(Function function) => !function.Has("abstractmethod") && !(exported.IsProtocol && function.Body.All(DoesNothing));

    static bool DoesNothing(Stmt statement) => statement is Pass or ExprStmt { Value: Constant }
        || statement is Ast.Raise { Exc: { } raised } && ExportedType.NameOf(raised) == "NotImplementedError";

    // A method that the abstract class has, called with an object of C#'s: the Python function is.
    void EmitDefault(ILGenerator il, string name, IReadOnlyList<ExportedParameter> parameters, ExportedType result, bool isAsync) =>
        ExportsEmitter.EmitCall(il, Export(name), [new ExportedParameter("self", ExportedType.Class(type), Passing.Positional), .. parameters], result, isAsync, hasSelf: false);

    // Has the class all that the Protocol asks for, with the types that it says?
    bool IsWhat(ExportedClass protocol)
    {
        var asked = protocol.Interfaces.Prepend(protocol).SelectMany(p => p.Members.Values).ToList();
        return asked.Count > 0 && !Asks(protocol, "__iter__") && !Asks(protocol, "__exit__") && asked.TrueForAll(m => exported.Find(m.Name) is { } own && Fits(own, m, protocol));
    }

    static bool Asks(ExportedClass protocol, string name) =>
        protocol.Interfaces.Prepend(protocol).Any(p => ExportedModule.StatementsOf(p.Definition.Body).Select(Function.Of).Any(f => f?.Name == name));

    bool Fits(ExportedMember own, ExportedMember asked, ExportedClass protocol)
    {
        if (own.Parameters is null || asked.Parameters is null)
        {
            return own.Parameters is null && asked.Parameters is null && IsSame(own.Result, asked.Result) && (asked.Setter is null || own.Setter is not null);
        }
        return own.IsAsync == asked.IsAsync && own.Parameters.Count >= asked.Parameters.Count
            && own.Parameters.Select((p, i) => i < asked.Parameters.Count ? IsSame(p.Type, asked.Parameters[i].Type) || p.Type.Type == typeof(object) : p.IsOptional).All(fits => fits)
            && (IsSame(own.Result, asked.Result) || asked.Result.Type == typeof(object) || asked.Result.Type == protocol.Type && own.Result.Type == type);
    }

    // Types that are being made are not equal, but have the same name.
    static bool IsSame(ExportedType a, ExportedType b) => a.Type == b.Type || a.Type.ToString() == b.Type.ToString();

    /// <summary>Implements an interface by calls of the object's members.</summary>
    /// <param name="isShown">Whether the class shows a member under its name, too.</param>
    void Implement(ExportedClass contract, TypeBuilder implementing, ExportFields fields, Func<string, bool> isShown)
    {
        implementing.AddInterfaceImplementation(contract.Type);
        foreach (var member in contract.Members.Values)
        {
            var isPublic = isShown(member.Name);
            var attributes = !isPublic ? Explicit : member.IsAttribute ? Implementing : Overridable;
            var prefix = isPublic ? "" : contract.Type.FullName + ".";
            var export = fields.Of(module.Compiled, $"{exported.Definition.Name}.{member.PythonName}", isOfInterface: !isPublic);
            if (member.Parameters is { } parameters)
            {
                Type[] types = [.. parameters.Select(p => p.Type.Type), .. member.IsAsync ? [typeof(CancellationToken)] : Type.EmptyTypes];
                var method = implementing.DefineMethod(prefix + member.Name, attributes, member.Result.Type, types);
                ExportedParameters.MarkNullability(method.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, member.Result);
                ExportedParameters.Declare(parameters, method.DefineParameter, member.IsAsync);
                ExportsEmitter.EmitCall(method.GetILGenerator(), export, parameters, member.Result, member.IsAsync, hasSelf: true);
                implementing.DefineMethodOverride(method, member.Method);
                continue;
            }
            var property = implementing.DefineProperty(prefix + member.Name, PropertyAttributes.None, CallingConventions.HasThis, member.Result.Type, []);
            ExportedParameters.MarkNullability(property.SetCustomAttribute, member.Result);
            var getter = implementing.DefineMethod($"{prefix}get_{member.Name}", attributes | MethodAttributes.SpecialName, member.Result.Type, []);
            ExportedParameters.MarkNullability(getter.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, member.Result);
            EmitRead(getter.GetILGenerator(), export, member.Result, isStatic: false);
            implementing.DefineMethodOverride(getter, member.Method);
            property.SetGetMethod(getter);
            if (member.Setter is not null)
            {
                var setter = implementing.DefineMethod($"{prefix}set_{member.Name}", attributes | MethodAttributes.SpecialName, typeof(void), [member.Result.Type]);
                ExportedParameters.MarkNullability(setter.DefineParameter(1, ParameterAttributes.None, "value").SetCustomAttribute, member.Result);
                EmitWrite(setter.GetILGenerator(), export, member.Result);
                implementing.DefineMethodOverride(setter, member.Setter);
                property.SetSetMethod(setter);
            }
        }
        // What else the interface extends.
        var own = implementing == type ? functions : [];
        var asked = ExportedModule.StatementsOf(contract.Definition.Body).Select(Function.Of).OfType<Function>().ToList();
        if (!own.ContainsKey("__iter__") && asked.Find(f => f.Name == "__iter__") is { } iter && ElementOf(iter) is { } element)
        {
            EmitIteration(implementing, element);
        }
        if (!own.ContainsKey("__exit__") && asked.Exists(f => f.Name == "__exit__"))
        {
            EmitDispose(implementing);
        }
    }

    void EmitProxy()
    {
        var proxy = exported.Proxy!;
        var constructor = proxy.DefineConstructor(MethodAttributes.Public | MethodAttributes.HideBySig, CallingConventions.Standard, [typeof(ExportedObject)]);
        EmitWrapping(constructor.GetILGenerator(), ofAnyObject);
        var fields = new ExportFields(proxy);
        foreach (var contract in exported.Interfaces.Prepend(exported))
        {
            Implement(contract, proxy, fields, _ => false);
        }
        fields.Emit();
    }

    // ---- protocols -----------------------------------------------------------------------------------------------------------

    void EmitProtocols()
    {
        foreach (var (dunder, method) in operators)
        {
            if (functions.TryGetValue($"__{dunder}__", out var function) && ExportedParameters.Of(function.Arguments, 1, scope) is [{ Passing: Passing.Positional } other])
            {
                EmitOperator(dunder is "and" or "or" ? dunder + "_" : dunder, method, [SelfOr(AnnotationOf(function)) ?? other.Type], ResultOf(function));
            }
        }
        foreach (var (dunder, method) in operators)
        {
            if (functions.TryGetValue($"__r{dunder}__", out var function) && ExportedParameters.Of(function.Arguments, 1, scope) is [{ Passing: Passing.Positional } other]
                && other.Type.Type != self && other.Type.Type != typeof(object))
            {
                EmitMirrored(dunder is "and" or "or" ? dunder + "_" : dunder, method, other.Type, ResultOf(function));
            }
        }
        foreach (var (dunder, mirrored) in comparisons)
        {
            if (!functions.ContainsKey($"__{dunder}__") && (exported.IsOrdered || ComparesItself($"__{mirrored}__")))
            {
                EmitOperator(dunder, operators.First(o => o.Dunder == dunder).Method, [ExportedType.Class(self)], new ExportedType(typeof(bool), []));
            }
        }
        foreach (var (dunder, method) in unary)
        {
            if (functions.TryGetValue($"__{dunder}__", out var function))
            {
                EmitOperator(dunder, method, [], ResultOf(function));
            }
        }
        if (functions.ContainsKey("__eq__") || exported.Dataclass is not null || exported.IsNamedTuple)
        {
            EmitEquality();
        }
        if (functions.ContainsKey("__lt__") || exported.IsOrdered)
        {
            EmitComparison();
        }
        if (functions.TryGetValue("__iter__", out var iter) && ElementOf(iter) is { } element)
        {
            EmitIteration(type, element);
        }
        if (functions.ContainsKey("__exit__"))
        {
            EmitDispose(type);
        }
        if (functions.ContainsKey("__len__") && names.Add("Count"))
        {
            EmitSpecial("get_Count", typeof(int), "__len__", "Count");
        }
        if (functions.TryGetValue("__contains__", out var contains) && ExportedParameters.Of(contains.Arguments, 1, scope) is [{ Passing: Passing.Positional } sought] && names.Add("Contains"))
        {
            var method = type.DefineMethod("Contains", Instance, typeof(bool), [sought.Type.Type]);
            ExportedParameters.Declare([sought], method.DefineParameter);
            EmitOperate(method.GetILGenerator(), "contains", [sought.Type], typeof(bool));
        }
        EmitItems();
        EmitInvoke();
    }

    bool ComparesItself(string name) => functions.TryGetValue(name, out var function) && ExportedParameters.Of(function.Arguments, 1, scope) is [{ Passing: Passing.Positional } other]
        && (SelfOr(AnnotationOf(function)) ?? other.Type).Type == self;

    // Of a class that says what it iterates over.
    Type? ElementOf(Function iter) =>
        ExportedType.Of(iter.Returns, scope).Type is { IsGenericType: true } items && items.GetGenericTypeDefinition() == typeof(IEnumerable<>) ? items.GetGenericArguments()[0] : null;

    static Expr? AnnotationOf(Function function) => function.Arguments.PosOnlyArgs.Concat(function.Arguments.Args).ElementAtOrDefault(1)?.Annotation;

    ExportedType ResultOf(Function function) => SelfOr(function.Returns) ?? function.Result(scope);

    void EmitOperator(string name, string method, IReadOnlyList<ExportedType> operands, ExportedType result)
    {
        result = result.Type == typeof(void) ? ExportedType.Any : result;
        Type[] types = [self, .. operands.Select(o => o.Type)];
        var builder = type.DefineMethod(method, Static | MethodAttributes.SpecialName, result.Type, types);
        builder.DefineParameter(1, ParameterAttributes.None, "self");
        ExportedParameters.MarkNullability(builder.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, result);
        if (operands is [var operand])
        {
            ExportedParameters.MarkNullability(builder.DefineParameter(2, ParameterAttributes.None, "other").SetCustomAttribute, operand);
        }
        EmitOperate(builder.GetILGenerator(), name, operands, result.Type);
    }

    // return Exports.OperateOn<T>(self, "add", other): the object is the second operand.
    void EmitMirrored(string name, string method, ExportedType operand, ExportedType result)
    {
        result = result.Type == typeof(void) ? ExportedType.Any : result;
        var builder = type.DefineMethod(method, Static | MethodAttributes.SpecialName, result.Type, [operand.Type, self]);
        builder.DefineParameter(2, ParameterAttributes.None, "self");
        ExportedParameters.MarkNullability(builder.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, result);
        ExportedParameters.MarkNullability(builder.DefineParameter(1, ParameterAttributes.None, "other").SetCustomAttribute, operand);
        var il = builder.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldstr, name);
        il.Emit(OpCodes.Ldarg_0);
        if (operand.IsBoxed)
        {
            il.Emit(OpCodes.Box, operand.Type);
        }
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.OperateOn))!.MakeGenericMethod(result.Type));
        il.Emit(OpCodes.Ret);
    }

    // return Exports.Operate<T>(self, "add", [other]);
    static void EmitOperate(ILGenerator il, string name, IReadOnlyList<ExportedType> operands, Type? result)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldstr, name);
        il.EmitInt(operands.Count);
        il.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 0; i < operands.Count; i++)
        {
            il.Emit(OpCodes.Dup);
            il.EmitInt(i);
            il.EmitLoadArgument(i + 1);
            if (operands[i].IsBoxed)
            {
                il.Emit(OpCodes.Box, operands[i].Type);
            }
            il.Emit(OpCodes.Stelem_Ref);
        }
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Operate))!.MakeGenericMethod(result ?? typeof(object)));
        if (result is null)
        {
            il.Emit(OpCodes.Pop);
        }
        il.Emit(OpCodes.Ret);
    }

    void EmitEquality()
    {
        foreach (var (name, isEqual) in new[] { ("op_Equality", true), ("op_Inequality", false) })
        {
            var method = type.DefineMethod(name, Static | MethodAttributes.SpecialName, typeof(bool), [self, self]);
            foreach (var (i, parameter) in new[] { (1, "a"), (2, "b") })
            {
                ExportedParameters.MarkNullability(method.DefineParameter(i, ParameterAttributes.None, parameter).SetCustomAttribute, ExportedType.Optional(ExportedType.Class(self)));
            }
            var il = method.GetILGenerator();
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.AreEqual))!);
            if (!isEqual)
            {
                il.Emit(OpCodes.Ldc_I4_0);
                il.Emit(OpCodes.Ceq);
            }
            il.Emit(OpCodes.Ret);
        }
    }

    void EmitComparison()
    {
        var comparable = typeof(IComparable<>).MakeGenericType(self);
        type.AddInterfaceImplementation(comparable);
        var method = type.DefineMethod("CompareTo", Implementing, typeof(int), [self]);
        ExportedParameters.MarkNullability(method.DefineParameter(1, ParameterAttributes.None, "other").SetCustomAttribute, ExportedType.Optional(ExportedType.Class(self)));
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Compare))!);
        il.Emit(OpCodes.Ret);
    }

    static void EmitIteration(TypeBuilder implementing, Type element)
    {
        var enumerable = typeof(IEnumerable<>).MakeGenericType(element);
        implementing.AddInterfaceImplementation(enumerable);
        var method = implementing.DefineMethod("GetEnumerator", Implementing, typeof(IEnumerator<>).MakeGenericType(element), []);
        EmitIterate(method.GetILGenerator(), element);
        var plain = implementing.DefineMethod("System.Collections.IEnumerable.GetEnumerator", MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            typeof(System.Collections.IEnumerator), []);
        EmitIterate(plain.GetILGenerator(), element);
        implementing.DefineMethodOverride(plain, typeof(System.Collections.IEnumerable).GetMethod(nameof(System.Collections.IEnumerable.GetEnumerator))!);
    }

    // return Exports.Iterate<T>(this);
    static void EmitIterate(ILGenerator il, Type element)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Iterate))!.MakeGenericMethod(element));
        il.Emit(OpCodes.Ret);
    }

    void EmitDispose(TypeBuilder implementing)
    {
        implementing.AddInterfaceImplementation(typeof(IDisposable));
        if (implementing == type && !names.Add("Dispose"))
        {
            return;
        }
        var il = implementing.DefineMethod("Dispose", Implementing, typeof(void), []).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Dispose))!);
        il.Emit(OpCodes.Ret);
    }

    // A property that is what a special method gives.
    void EmitSpecial(string method, Type result, string dunder, string name)
    {
        var getter = type.DefineMethod(method, Instance | MethodAttributes.SpecialName, result, []);
        ExportsEmitter.EmitCall(getter.GetILGenerator(), Export(dunder), [], new ExportedType(result, []), isAsync: false, hasSelf: true);
        type.DefineProperty(name, PropertyAttributes.None, CallingConventions.HasThis, result, []).SetGetMethod(getter);
    }

    // this[...]
    void EmitItems()
    {
        if (!functions.TryGetValue("__getitem__", out var getItem) || ExportedParameters.Of(getItem.Arguments, 1, scope) is not [{ Passing: Passing.Positional } index] || !names.Add("Item"))
        {
            return;
        }
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(DefaultMemberAttribute).GetConstructor([typeof(string)])!, ["Item"]));
        var result = ResultOf(getItem);
        var getter = type.DefineMethod("get_Item", Instance | MethodAttributes.SpecialName, result.Type, [index.Type.Type]);
        ExportedParameters.Declare([index], getter.DefineParameter);
        ExportedParameters.MarkNullability(getter.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, result);
        EmitOperate(getter.GetILGenerator(), "getitem", [index.Type], result.Type);
        var property = type.DefineProperty("Item", PropertyAttributes.None, CallingConventions.HasThis, result.Type, [index.Type.Type]);
        property.SetGetMethod(getter);
        if (functions.ContainsKey("__setitem__"))
        {
            var setter = type.DefineMethod("set_Item", Instance | MethodAttributes.SpecialName, typeof(void), [index.Type.Type, result.Type]);
            ExportedParameters.Declare([index, new ExportedParameter("value", result, Passing.Positional)], setter.DefineParameter);
            EmitOperate(setter.GetILGenerator(), "setitem", [index.Type, result], null);
            property.SetSetMethod(setter);
        }
    }

    // obj.Invoke(...): the object is callable.
    void EmitInvoke()
    {
        if (functions.TryGetValue("__call__", out var function) && names.Add("Invoke"))
        {
            var parameters = ExportedParameters.Of(function.Arguments, 1, scope);
            var result = ResultOf(function);
            Type[] types = [.. parameters.Select(p => p.Type.Type), .. function.IsAsync ? [typeof(CancellationToken)] : Type.EmptyTypes];
            var method = type.DefineMethod("Invoke", exported.IsInterface ? Abstract : Overridable, result.Type, types);
            ExportedParameters.MarkNullability(method.DefineParameter(0, ParameterAttributes.Retval, null).SetCustomAttribute, result);
            ExportedParameters.Declare(parameters, method.DefineParameter, function.IsAsync);
            exported.Members["Invoke"] = new ExportedMember("Invoke", "__call__", method, null, parameters, result, function.IsAsync, IsAttribute: false);
            if (exported.IsInterface)
            {
                return;
            }
            ExportsEmitter.EmitCall(method.GetILGenerator(), Export("__call__"), parameters, result, function.IsAsync, hasSelf: true);
        }
    }
}
