// The .NET type that a C# project sees for a Python annotation, and what of it may be null, as C# compilers read it (NullableAttribute: a
// byte for each reference type in it, outer before inner; 1 is not null, 2 may be; 0 stands for a generic struct).
// What has no counterpart is object, which may be null. Nothing is in quotes any more. Which class a name means says ExportScope. docs/csharp.md has the table.
using System.Numerics;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Emission;
sealed record ExportedType(Type Type, IReadOnlyList<byte> Nullability)
{
    const byte NotNull = 1;
    const byte MayBeNull = 2;

    public static readonly ExportedType Any = new(typeof(object), [MayBeNull]);
    public static readonly ExportedType Void = new(typeof(void), []);

    public static ExportedType Class(Type type) => new(type, [NotNull]);

    /// <summary>A class of a module: of a generic one with these arguments, or with any objects.</summary>
    public static ExportedType Class(Type type, IReadOnlyList<ExportedType> arguments)
    {
        if (!type.IsGenericTypeDefinition)
        {
            return Class(type);
        }
        var count = type.GetGenericArguments().Length;
        return Generic(type, arguments.Count == count ? [.. arguments] : [.. Enumerable.Repeat(Any, count)]);
    }

    /// <summary>A type parameter: it may be null where its argument may.</summary>
    public static ExportedType Parameter(Type parameter) => new(parameter, [NotNull]);

    /// <summary>Null is not one of its values.</summary>
    public bool IsNotNull => !Type.IsValueType && !Type.IsGenericParameter && Nullability is [NotNull, ..];

    /// <summary>Its values are objects only when they are boxed.</summary>
    public bool IsBoxed => Type.IsValueType || Type.IsGenericParameter;

    /// <param name="known">What a name stands for in the module: a class, or the annotation that an alias is short for.</param>
    public static ExportedType Of(Expr? annotation, ExportScope known) => annotation switch
    {
        Subscript subscript => OfGeneric(subscript, subscript.Slice is Ast.Tuple several ? several.Elts : [subscript.Slice], known),
        BinOp { Op: Operator.BitOr } union => Union(Members(union), known),
        null => Any,
        _ => Named(annotation, NameOf(annotation), [], known),
    };

    // list, typing.List, collections.abc.Iterator: the last name says it.
    internal static string NameOf(Expr expression) => expression switch
    {
        Name name => name.Id,
        Ast.Attribute attribute => attribute.Attr,
        Subscript subscript => NameOf(subscript.Value),
        Call call => NameOf(call.Func),
        _ => "",
    };

    static IEnumerable<Expr> Members(Expr expression) => expression is BinOp { Op: Operator.BitOr } union ? [.. Members(union.Left), .. Members(union.Right)] : [expression];

    static ExportedType Named(Expr annotation, string name, IReadOnlyList<Expr> arguments, ExportScope known) => annotation is Name && known.VariableOf(name) is { } variable ? variable
        : known.ClassOf(name) is { } type ? Class(type, [.. arguments.Select(a => Of(a, known))])
        : known.AliasOf(name) is { } alias ? Of(alias, known.Without(name))
        : name switch
        {
            "int" => new(typeof(long), []),
            "float" => new(typeof(double), []),
            "bool" => new(typeof(bool), []),
            "complex" => new(typeof(Complex), []),
            "Decimal" => new(typeof(decimal), []),
            "datetime" => new(typeof(DateTime), []),
            "date" => new(typeof(DateOnly), []),
            "time" => new(typeof(TimeOnly), []),
            "timedelta" => new(typeof(TimeSpan), []),
            "UUID" => new(typeof(Guid), []),
            "str" or "LiteralString" => Class(typeof(string)),
            "bytes" or "bytearray" => Class(typeof(byte[])),
            "memoryview" or "Buffer" => new(typeof(ReadOnlyMemory<byte>), [0]),
            "Path" or "PurePath" => Class(typeof(FileInfo)),
            "list" or "List" or "Sequence" or "MutableSequence" or "Collection" => Generic(typeof(IReadOnlyList<>), Any),
            "set" or "Set" or "frozenset" or "FrozenSet" or "AbstractSet" or "MutableSet" => Generic(typeof(IReadOnlySet<>), Any),
            "dict" or "Dict" or "Mapping" or "MutableMapping" => Generic(typeof(IReadOnlyDictionary<,>), Class(typeof(object)), Any),
            _ => Any,
        };

    static ExportedType OfGeneric(Subscript annotation, IReadOnlyList<Expr> arguments, ExportScope known)
    {
        var name = NameOf(annotation.Value);
        switch (name, arguments)
        {
            case ("Optional", [var inner]):
                return Optional(Of(inner, known));
            case ("Union", _):
                return Union(arguments, known);
            case ("Annotated", [_, Constant { Value: ConstantStr { Text: "big" } }, ..]):
                return new(typeof(BigInteger), []);
            case ("Annotated" or "Final" or "ClassVar" or "Required" or "NotRequired" or "ReadOnly", [var inner, ..]):
                return Of(inner, known);
            case ("Literal", _):
                return Literal(arguments);
            case ("list" or "List" or "Sequence" or "MutableSequence" or "Collection", [var element]):
                return Generic(typeof(IReadOnlyList<>), Of(element, known));
            case ("tuple" or "Tuple", [var element, Constant { Value: ConstantEllipsis }]):
                return Generic(typeof(IReadOnlyList<>), Of(element, known));
            case ("tuple" or "Tuple", _):
                return Tuple([.. arguments.Select(a => Of(a, known))]);
            case ("set" or "Set" or "frozenset" or "FrozenSet" or "AbstractSet" or "MutableSet", [var element]):
                return Generic(typeof(IReadOnlySet<>), Of(element, known));
            case ("dict" or "Dict" or "Mapping" or "MutableMapping", [var key, var value]):
                return Generic(typeof(IReadOnlyDictionary<,>), Of(key, known), Of(value, known));
            case ("Iterator" or "Iterable" or "Generator", [var element, ..]):
                return Generic(typeof(IEnumerable<>), Of(element, known));
            case ("AsyncIterator" or "AsyncIterable" or "AsyncGenerator", [var element, ..]):
                return Generic(typeof(IAsyncEnumerable<>), Of(element, known));
            case ("Callable", [Ast.List parameters, var result]):
                return Callable([.. parameters.Elts.Select(e => Of(e, known))], result, known);
            default:
                return Named(annotation.Value, name, arguments, known);
        }
    }

    static ExportedType Callable(ExportedType[] parameters, Expr result, ExportScope known)
    {
        const int most = 8;
        if (parameters.Length > most)
        {
            return Any;
        }
        if (result is Constant { Value: ConstantNone })
        {
            return parameters.Length == 0 ? Class(typeof(Action)) : Generic(Type.GetType($"System.Action`{parameters.Length}")!, parameters);
        }
        return Generic(Type.GetType($"System.Func`{parameters.Length + 1}")!, [.. parameters, Of(result, known)]);
    }

    // None makes it optional; several types that are one in .NET are that one; else it is any object.
    static ExportedType Union(IEnumerable<Expr> members, ExportScope known)
    {
        var others = members.Where(m => m is not Constant { Value: ConstantNone }).ToList();
        var types = others.Select(m => Of(m, known)).ToList();
        var isOptional = others.Count < members.Count();
        var type = types.Count == 0 ? Any
            : types.TrueForAll(t => t.Type == types[0].Type) ? types[0]
            : types.TrueForAll(t => t.Type == typeof(long) || t.Type == typeof(double)) ? new(typeof(double), [])
            : new(typeof(object), [types.Exists(t => t.Nullability is [MayBeNull, ..]) ? MayBeNull : NotNull]);
        return isOptional ? Optional(type) : type;
    }

    static ExportedType Literal(IReadOnlyList<Expr> values)
    {
        var types = values.Where(v => v is not Constant { Value: ConstantNone }).Select(LiteralType).Distinct().ToList();
        var type = types is [{ } single] ? new ExportedType(single, single.IsValueType ? [] : [NotNull]) : Any;
        return values.Any(v => v is Constant { Value: ConstantNone }) ? Optional(type) : type;
    }

    internal static Type? LiteralType(Expr value) => value switch
    {
        Constant { Value: ConstantStr } => typeof(string),
        Constant { Value: ConstantInt { Value: var n } } => n >= long.MinValue && n <= long.MaxValue ? typeof(long) : typeof(BigInteger),
        Constant { Value: ConstantFloat } => typeof(double),
        Constant { Value: ConstantBool } => typeof(bool),
        Constant { Value: ConstantBytes } => typeof(byte[]),
        UnaryOp { Op: UnaryOperator.USub, Operand: Constant { Value: ConstantInt or ConstantFloat } operand } => LiteralType(operand),
        _ => null,
    };

    public static ExportedType Optional(ExportedType type) =>
        type.Type.IsValueType && type.Type.IsGenericType && type.Type.GetGenericTypeDefinition() == typeof(Nullable<>) ? type
        : type.Type.IsValueType ? new(typeof(Nullable<>).MakeGenericType(type.Type), type.Nullability)
        : new(type.Type, [MayBeNull, .. type.Nullability.Skip(1)]);

    /// <summary>Of a parameter that may be left out, or set to None: null says so, for which a type parameter has no place.</summary>
    public static ExportedType OrNothing(ExportedType type) => type.Type.IsGenericParameter ? Any : Optional(type);

    public static ExportedType Generic(Type definition, params ExportedType[] arguments) =>
        new(definition.MakeGenericType([.. arguments.Select(a => a.Type)]), [definition.IsValueType ? (byte)0 : NotNull, .. arguments.SelectMany(a => a.Nullability)]);

    static readonly Type[] tuples =
        [typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>), typeof(ValueTuple<,,,,,,,>)];

    // The eighth element and what follows is a tuple in the tuple, as C# writes long ones.
    static ExportedType Tuple(ExportedType[] items) => items.Length <= 7
        ? items.Length == 0 ? Generic(typeof(IReadOnlyList<>), Any) : Generic(tuples[items.Length - 1], items)
        : Generic(tuples[7], [.. items[..7], Tuple(items[7..])]);
}
