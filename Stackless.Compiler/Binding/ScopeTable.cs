// The scopes of a program, found by the node that opens them (by identity).
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Binding;

public sealed class ScopeTable
{
    readonly Dictionary<Node, Scope> _scopes = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Node, Scope> _annotations = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Node, Scope> _typeParameters = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Node, Scope> _bounds = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Node, Scope> _defaults = new(ReferenceEqualityComparer.Instance);

    internal ScopeTable(Scope root, FutureFeatures features)
    {
        Root = root;
        Features = features;
    }

    public Scope Root { get; }

    /// <summary>What the program imports from `__future__`.</summary>
    public FutureFeatures Features { get; }

    /// <summary>The names that assignment expressions bind, anywhere in the program, as they are spelled.</summary>
    public IReadOnlySet<string> WalrusTargets => _walrusTargets;

    readonly HashSet<string> _walrusTargets = [];

    internal void AddWalrusTarget(string name) => _walrusTargets.Add(name);

    /// <summary>The scope of a module, function, class, lambda, comprehension, or of the value of a `type` statement.</summary>
    public Scope ScopeOf(Node node) => _scopes[node];

    /// <summary>The annotations of a function; null when there are none.</summary>
    public Scope? AnnotationScopeOf(Node function) => _annotations.GetValueOrDefault(function);

    /// <summary>The type parameters of a generic function, class or `type` statement; null otherwise.</summary>
    public Scope? TypeParametersScopeOf(Node definition) => _typeParameters.GetValueOrDefault(definition);

    public Scope? BoundScopeOf(TypeVar parameter) => _bounds.GetValueOrDefault(parameter);

    public Scope? DefaultScopeOf(TypeParam parameter) => _defaults.GetValueOrDefault(parameter);

    internal void Add(Node node, Scope scope) => _scopes.Add(node, scope);

    internal void AddAnnotations(Node function, Scope scope) => _annotations.Add(function, scope);

    internal void AddTypeParameters(Node definition, Scope scope) => _typeParameters.Add(definition, scope);

    internal void AddBound(Node parameter, Scope scope) => _bounds.Add(parameter, scope);

    internal void AddDefault(Node parameter, Scope scope) => _defaults.Add(parameter, scope);
}
