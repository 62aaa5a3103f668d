import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node with all its modules in this process, for tests: its home, its ports. */
public class Node {
    public static void main(String[] args) throws Exception {
        var node = new OpenSearchRunner();
        node.onBuild((number, settings) -> {
            settings.put("http.port", args[1]);
            settings.put("network.host", "127.0.0.1");
            // Nobody else's cluster on this machine is joined.
            settings.put("transport.port", args[2]);
            settings.put("discovery.seed_hosts", "127.0.0.1:" + args[2]);
            settings.put("node.name", "node");
            settings.put("cluster.initial_cluster_manager_nodes", "node");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        node.build(OpenSearchRunner.newConfigs().clusterName("portal-" + args[1]).basePath(args[0]).numOfNode(1));
        Thread.currentThread().join();
    }
}
