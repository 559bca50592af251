{{- /* A pod of one role: `include "efactura.pod" (dict "root" $ "role" "api")`. */ -}}
{{- define "efactura.labels" -}}
app.kubernetes.io/name: efactura-sync
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end }}
{{- define "efactura.pod" -}}
metadata:
  labels:
    {{- include "efactura.labels" . | nindent 4 }}
  annotations:
    prometheus.io/scrape: 'true'
    prometheus.io/port: '9464'
    checksum/settings: {{ .root.Values.settings | toJson | sha256sum }}
spec:
  automountServiceAccountToken: false
  # An answer under way has 25 seconds, a worker's jobs 20.
  terminationGracePeriodSeconds: 60
  securityContext:
    runAsNonRoot: true
    runAsUser: 1000
    runAsGroup: 1000
    fsGroup: 1000
    seccompProfile: { type: RuntimeDefault }
  containers:
    - name: {{ .role }}
      image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
      env:
        - { name: ROLE, value: {{ .role }} }
        - { name: HEALTH_PORT, value: '9464' }
        # Lists make much that is short-lived; 4 MiB are for a worker's long first syncs. The pod's limit is for all of its memory.
        - { name: NODE_OPTIONS, value: "--max-semi-space-size={{ if eq .role "api" }}16{{ else }}4{{ end }} --max-old-space-size=768" }
        {{- range $name, $value := .root.Values.settings }}
        - { name: {{ $name }}, value: {{ $value | quote }} }
        {{- end }}
      envFrom:
        - secretRef: { name: {{ .root.Values.existingSecret }} }
      ports:
        - { name: health, containerPort: 9464 }
        {{- if eq .role "api" }}
        - { name: http, containerPort: 3000 }
        {{- end }}
      # A first start migrates; on a large database that takes minutes.
      startupProbe: { httpGet: { path: /healthz, port: health }, periodSeconds: 5, failureThreshold: 360 }
      livenessProbe: { httpGet: { path: /healthz, port: health }, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 6 }
      readinessProbe: { httpGet: { path: /readyz, port: health }, periodSeconds: 5, timeoutSeconds: 3 }
      {{- if eq .role "api" }}
      # The service's endpoints are updated beside SIGTERM, not before it.
      lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } }
      {{- end }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: { drop: [ALL] }
      resources:
        {{- toYaml .root.Values.resources | nindent 8 }}
      volumeMounts:
        - { name: data, mountPath: /data }
        - { name: tmp, mountPath: /tmp }
  volumes:
    {{- with .root.Values.dataClaim }}
    - { name: data, persistentVolumeClaim: { claimName: {{ . }} } }
    {{- else }}
    - { name: data, emptyDir: {} }
    {{- end }}
    - { name: tmp, emptyDir: {} }
{{- end }}
